// The `test` of every browser test: it fails when the browser complains, though every expectation was met.
//
//     import { expect, expectAccessible, signIn, test } from "../support/test";
//
//     test("Hana sees her course", async ({ page }) => {
//       await signIn(page, "K-00123", "…");
//       await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
//       await expectAccessible(page);
//     });
//
// Each test runs twice: with scripts and without.

import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { Complaints } from "./complaints";

export { expect };

export const test = base.extend<{ complaints: Complaints }>({
  complaints: [
    async ({ context, baseURL }, use) => {
      const complaints = new Complaints(context, baseURL!);
      await use(complaints);
      expect(complaints.unexpected(), "the browser complains about nothing").toEqual([]);
    },
    { auto: true },
  ],
});

/** Signs in as people do, and waits until the next page is there. */
export async function signIn(page: Page, number: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  const form = page.locator("form").filter({ has: page.locator('input[name="login"]') });
  await form.locator('input[name="login"]').fill(number);
  await form.locator('input[name="password"]').fill(password);
  await form.locator('input[name="password"]').press("Enter");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** No rule of axe is broken. With scripts off axe cannot run; the same page is judged with scripts on. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!hasScripts()) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(" ")}`);
  expect(found, `axe finds nothing on ${page.url()}`).toEqual([]);
}

/** Waits until the islands of the page are awake, where there are scripts. */
export async function awake(page: Page): Promise<void> {
  if (hasScripts()) await page.locator("html[data-islands=ready]").waitFor();
}

/** Whether this test runs with scripts on. */
export function hasScripts(): boolean {
  return test.info().project.use.javaScriptEnabled !== false;
}
