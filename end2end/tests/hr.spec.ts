// A file of an HR system: sent, understood, looked at, confirmed, taken back.

import { alone, csv } from "../support/imports";
import { account, claim, enter } from "../support/people";
import { expect, expectAccessible, hasScripts, test } from "../support/test";

test("what a file would do is seen before it is done, and can be taken back", async ({ page }) => {
  test.slow();
  const somebody = await claim("US");
  await alone(async () => {
    await enter(page, account.administrator);
    await page.goto("/");
    await page.locator('.shell-header nav a[href="/hr"]').click();
    await page.locator('main a[href="/hr/new"]').click();
    await expectAccessible(page);
    const chosen = page.locator('select[name="source"]');
    if (await chosen.count()) await chosen.selectOption("");
    await page.locator('input[name="new-source"]').fill(hasScripts() ? "Scripts on" : "Scripts off");
    await page.locator('input[name="file"]').setInputFiles(csv(`Who?,Department,Name\n${somebody.number},Section 7,${somebody.name} II\n`));
    await page.locator('form[action="/hr/new"] button').click();

    await page.waitForURL(/\/hr\/[0-9a-f-]+$/);
    await page.locator('a[href$="/columns"]').click();
    await expectAccessible(page);
    await expect(page.locator('select[name="column-department"]')).toHaveValue("1");
    await page.locator('select[name="column-number"]').selectOption("0");
    await page.locator('form[action$="/columns"] button').click();

    await page.waitForURL(/\/hr\/[0-9a-f-]+$/);
    await expect(page.locator("main")).toContainText(`${somebody.name} II`);
    await expectAccessible(page);
    // Each number opens to the people behind it.
    await page.locator('.facts a[href*="/people?kind=changed"]').click();
    await expect(page.locator("main table")).toContainText(`${somebody.name} II`);
    await expectAccessible(page);
    await page.locator('.crumbs a[href^="/hr/"]').click();
    await page.locator('form[action$="/apply"] button').click();

    await expect(page.locator(".notice-success")).toBeVisible();
    await page.locator("details.act summary").click();
    await page.locator('form[action$="/undo"] input[name="reason"]').fill("The file was of the test system.");
    await page.locator('form[action$="/undo"] button').click();
    await expect(page.locator(".notice-info")).toContainText("The file was of the test system.");
    await expect(page.locator('form[action$="/undo"]')).toHaveCount(0);
  });
});

test("a file that cannot be right is refused in words", async ({ page, complaints }) => {
  complaints.allow(/status of 422/);
  await enter(page, account.administrator);
  await page.goto("/hr/new");
  const chosen = page.locator('select[name="source"]');
  if (await chosen.count()) await chosen.selectOption("");
  await page.locator('input[name="new-source"]').fill("Broken");
  await page.locator('input[name="file"]').setInputFiles(csv(""));
  await page.locator('form[action="/hr/new"] button').click();
  await expect(page.locator('[role="alert"]')).toBeVisible();
});
