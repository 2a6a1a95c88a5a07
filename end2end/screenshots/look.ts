import { test } from "@playwright/test";
import { boardPath, stuckPerson } from "../support/board";
import { account, enter, speak } from "../support/people";
test("full pages", async ({ browser }) => {
  test.setTimeout(120000);
  for (const [locale, w] of [["en", 1280], ["ar", 1280], ["ja", 390]] as const) {
    const page = await (await browser.newContext({ viewport: { width: w, height: 900 } })).newPage();
    await enter(page, account.administrator);
    await speak(page, locale);
    const b = await boardPath(page);
    for (const [n, p] of [["board", b], ["people", `${b}/people?node=country:DE`], ["targets", `${b}/targets`], ["person", await stuckPerson(page, "US")], ["audit", "/audit"]] as const) {
      await page.goto(p);
      await page.screenshot({ path: `/tmp/e2e/full-${locale}-${n}.png`, fullPage: true });
    }
  }
});
