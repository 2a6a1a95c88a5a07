// Every page there is, in a language of each direction, in both colours and on the narrowest phone; then once more in
// the pseudo-locale. A page that is added to the table of routes has to be added to `support/guides.ts`.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { type Stop, guides } from "../support/guides";
import { expectAccessibleInBothColours, expectNarrow, expectTranslated, listen } from "../support/looks";
import { speak } from "../support/people";
import { expect, test } from "../support/test";

/** Stops at no route answer so, on purpose. */
const refused = /status of 40[04]/;

for (const { who, stops, except } of guides) {
  test(`the pages of ${who}`, async ({ page, complaints }) => {
    complaints.allow(refused);
    const route = await stops(page);
    // Each is looked at five times: how long that takes is the machine's affair.
    test.setTimeout(60_000 + route.length * 30_000);
    for (const [locale, dir] of [["en", "ltr"], ["ar", "rtl"]] as const) {
      await speak(page, locale);
      for (const stop of route) {
        const [, path] = stop;
        await visit(page, stop);
        await expect.soft(page.locator("html"), path).toHaveAttribute("lang", locale);
        await expect.soft(page.locator("html"), path).toHaveCSS("direction", dir);
        await expectAccessibleInBothColours(page, Object.keys(except ?? {}));
        await expectNarrow(page);
      }
    }
    await speak(page, "en-XA");
    const said = [];
    for (const stop of route) {
      await visit(page, stop);
      said.push(await listen(page));
    }
    // Where somebody works is said in sentences of many pages, and on its own here.
    if ((await page.goto("/account"))?.url().endsWith("/account")) said.push(await listen(page));
    expectTranslated(said);
  });
}

async function visit(page: Page, [route, path]: Stop): Promise<void> {
  const status = (await page.goto(path))?.status() ?? 0;
  if (route) expect.soft(status, path).toBe(200);
  else expect.soft([400, 404], `${path}: ${status}`).toContain(status);
}

test("every page of the table of routes is on the tour", () => {
  const table = readFileSync(new URL("../../app/src/routes.rs", import.meta.url), "utf8");
  const pages = [...table.matchAll(/^ *get "([^"]+)"/gm)].map(([, path]) => path!).filter((path) => !/(\.(csv|xlsx)|\{file\})$/.test(path));
  expect(pages.length).toBeGreaterThan(10);
  const shown = guides.flatMap(({ shows }) => shows);
  expect(pages.filter((path) => !shown.includes(path))).toEqual([]);
});
