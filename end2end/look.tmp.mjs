import { chromium } from '@playwright/test';
const base='http://127.0.0.1:3999';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']});
const ctx = await b.newContext({viewport:{width:1280,height:900}});
const p = await ctx.newPage();
p.on('console', m=>{ if(m.type()==='error') console.log('console', m.text())});
async function signIn(n){ await ctx.clearCookies(); await p.goto(base+'/sign-in'); await p.fill('#login',n); await p.fill('#password','kunren-demo'); await p.click('main button'); await p.waitForLoadState(); }
async function lang(l){ await p.request.post(base+'/language',{form:{locale:l}, headers:{origin:base}}); }
await signIn('K-000011');
await lang('en');
await p.goto(base+'/participation');
await p.locator('nav.tabs a', {hasText:'FY2025'}).click(); await p.waitForLoadState();
const last = p.url(); console.log(last);
await p.goto(last.split('?')[0]+'/result'); await p.screenshot({path:'/tmp/p/r0.png',fullPage:true});
await p.click('text=Show what would be signed'); await p.waitForLoadState();
await p.screenshot({path:'/tmp/p/r1.png',fullPage:true});
await p.fill('#reason','Figures for the environmental report 2025, approved by the steering committee.');
await p.locator('form[method=post] button.primary').click(); await p.waitForLoadState();
await p.screenshot({path:'/tmp/p/r2.png',fullPage:true});
for (const l of ['ja','ar']) { await lang(l); await p.goto(last.split('?')[0]+'/result'); await p.screenshot({path:`/tmp/p/r-${l}.png`,fullPage:true}); }
await p.setViewportSize({width:360,height:740}); await p.goto(last.split('?')[0]+'/result'); await p.screenshot({path:`/tmp/p/r-ar-phone.png`,fullPage:true});
console.log(await p.evaluate(()=>[document.documentElement.scrollWidth, innerWidth]));
await b.close();
