// Everything a learner needs, with the keyboard only.

import { expectAnswered, fields, asked } from "../support/answers";
import { openTestSilently } from "../support/course";
import { claim, enter, password } from "../support/people";
import { expect, test } from "../support/test";
import type { Locator, Page } from "@playwright/test";

/** Presses Tab until this has the focus, which has to be visible. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport();
      // An option's outline is drawn around its words as well.
      const outlines = await target.evaluate((element) =>
        [element, element.closest("label") ?? element].map((outlined) => getComputedStyle(outlined).outlineStyle),
      );
      expect(new Set(outlines), "the focus can be seen").not.toEqual(new Set(["none"]));
      return;
    }
  }
  throw new Error(`Tab never comes to ${target}`);
}

test("signing in", async ({ page }) => {
  await page.goto("/sign-in");
  await tabTo(page, page.locator(".skip"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator('input[name="login"]'));
  await page.keyboard.type((await claim("DE")).number);
  await tabTo(page, page.locator('input[name="password"]'));
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.waitForURL("/");
  await tabTo(page, page.locator(".course-card a.button.primary").first());
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/courses\//);
});

test("answering and handing in", async ({ page }) => {
  await enter(page, (await claim("DE")).number);
  const attempt = await openTestSilently(page);
  // The test opens at some question; one of those with one right option will do to be answered.
  let place = 1;
  await page.goto(`${attempt}/${place}`);
  while ((await asked(page)).kind !== "single") await page.goto(`${attempt}/${++place}`);

  const [[, value]] = fields(await asked(page), "right") as [[string, string]];
  const options = page.locator('input[name="choice"]');
  await tabTo(page, options.first());
  await page.keyboard.press("Space");
  while (!(await page.locator(`input[value="${value}"]`).isChecked())) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.endsWith(`/${place}`));
  await page.goto(`${attempt}/${place}`);
  await expectAnswered(page, "right");

  await tabTo(page, page.locator('.navigator button[value="review"]'));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/review$/);
  await tabTo(page, page.locator('form[action$="/submit"] button'));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/result$/);
  await expect(page.locator(".score")).toBeVisible();
});

test("choosing another language", async ({ page }) => {
  await page.goto("/sign-in");
  await tabTo(page, page.locator(".language-menu summary"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator('.language-menu button[value="es"]'));
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
});
