// What a first visit costs: requests and bytes over the wire, and when something can be read on slow 4G. Which pages, and
// who looks at them, comes from `cargo xtask bench`; so does the file that the result goes to.

import { type Browser, type CDPSession, expect, test } from "@playwright/test";
import { writeFileSync } from "node:fs";

type Asked = { name: string; path: string; token: string };
type Seen = { bytes: number; requests: number; wasmBytes: number; firstPaintMs: number };

const pages: Asked[] = JSON.parse(process.env.KUNREN_COLD_PAGES ?? "[]");
const visits = 5;

/** 1.6 Mbit/s both ways, 150 ms. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };

test("first visits", async ({ browser, baseURL }) => {
  const results = [];
  for (const page of pages) {
    const seen: Seen[] = [];
    for (let visit = 0; visit < visits; visit++) seen.push(await look(browser, baseURL!, page));
    seen.sort((one, other) => one.firstPaintMs - other.firstPaintMs);
    results.push({ name: page.name, ...seen[Math.floor(visits / 2)]! });
  }
  writeFileSync(process.env.KUNREN_COLD_OUT!, JSON.stringify(results));
});

/** With a browser context of its own: nothing cached, no connection open. */
async function look(browser: Browser, baseURL: string, asked: Asked): Promise<Seen> {
  const context = await browser.newContext({ baseURL, locale: "ja-JP" });
  if (asked.token) await context.addCookies([{ name: "kunren_session", value: asked.token, url: baseURL }]);
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", slow4G);
  const count = counting(network);
  const answer = await page.goto(asked.path, { waitUntil: "networkidle" });
  expect(answer?.status(), asked.path).toBe(200);
  const firstPaintMs = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.POSITIVE_INFINITY,
  );
  await context.close();
  return { ...count(), firstPaintMs };
}

/** Counts what goes over the wire from now on. */
function counting(network: CDPSession): () => Omit<Seen, "firstPaintMs"> {
  const urls = new Map<string, string>();
  let bytes = 0;
  let wasmBytes = 0;
  network.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.startsWith("http")) urls.set(requestId, request.url);
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId);
    if (url === undefined) return;
    bytes += encodedDataLength;
    if (new URL(url).pathname.endsWith(".wasm")) wasmBytes += encodedDataLength;
  });
  return () => ({ bytes, requests: urls.size, wasmBytes });
}
