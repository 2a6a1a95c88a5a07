// The door: before anybody is known, the page speaks the browser's language.

import { expect, expectAccessible, test } from "../support/test";

for (const { browser, lang, dir } of [
  { browser: "en-GB", lang: "en", dir: "ltr" },
  { browser: "ja-JP", lang: "ja", dir: "ltr" },
  { browser: "ar-SA", lang: "ar", dir: "rtl" },
]) {
  test.describe(`a browser that asks for ${browser}`, () => {
    test.use({ locale: browser });

    test(`is shown the sign-in page in ${lang}`, async ({ page }) => {
      const answer = await page.goto("/sign-in");
      expect(answer?.status()).toBe(200);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(page.locator("html")).toHaveCSS("direction", dir);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator('input[name="login"]')).toBeVisible();
      await expect(page.locator('input[name="password"]')).toBeVisible();
      await expectAccessible(page);
    });
  });
}
