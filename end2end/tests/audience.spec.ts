// Whom an edition is for: thought about in rows, looked at as people, and nothing is changed by looking.

import { boardPath } from "../support/board";
import { account, enter } from "../support/people";
import { expect, test } from "../support/test";

test("an administrator builds a rule and sees whom it would release", async ({ page }) => {
  await enter(page, account.administrator);
  await page.goto(await boardPath(page));
  await page.locator('.ways a[href$="/audience"]').click();
  await expect(page.locator("code.rule").first()).toContainText("employment-type");
  // This year began with last year's rule.
  await expect(page.locator('[aria-labelledby="history"] tbody')).toContainText("FY2025");

  await page.goto(`${new URL(page.url()).pathname}?match=all&do=add`);
  await page.locator("#field-1").selectOption("country");
  await page.locator("#is-1").selectOption("no");
  await page.locator("#values-1").fill("JP");
  await page.locator('button[value="add"]').click();
  await page.locator("#field-2").selectOption("employment-type");
  await page.locator("#values-2").fill("employee, fixed-term");
  await page.locator(".actions button.primary").click();
  await expect(page.locator("#rule")).toHaveValue("not country = JP and employment-type in (employee, fixed-term)");

  await page.locator('.effects .tabs a[href*="released"]').click();
  await expect(page.locator(".effects tbody tr th a").first()).toBeVisible();
  // More than a tenth would be released: it has to be confirmed.
  await expect(page.locator('form[method="post"] input[name="confirmed"]')).toHaveCount(1);
  await page.locator('button[value="remove-0"]').click();
  await expect(page.locator("#rule")).toHaveValue("employment-type in (employee, fixed-term)");
});

test("an auditor looks and sets nothing", async ({ page }) => {
  await enter(page, account.auditor);
  const board = await boardPath(page);
  await page.goto(`${board.replace("/participation/", "/editions/")}/audience?do=look`);
  await expect(page.locator("#effects")).toBeVisible();
  await expect(page.locator('main form[method="post"]')).toHaveCount(0);
});

test("an administrator sees which due days another recurrence would move", async ({ page }) => {
  await enter(page, account.administrator);
  const audience = (await boardPath(page)).replace("/participation/", "/editions/") + "/audience";
  await page.goto(`${audience}?do=look`);
  await expect(page.locator("#days"), "as it is in force, no day moves").toHaveCount(0);
  await page.goto(`${audience}?again=months&months=6&do=look`);
  await expect(page.locator('[aria-labelledby="days"] li')).toHaveCount(4);
  // Last year's completions would be worth nothing any more: people are overdue at once, and that is asked about.
  await expect(page.locator('form[method="post"] input[name="confirmed"]')).toHaveCount(1);
  await page.locator('[aria-labelledby="days"] summary').click();
  await expect(page.locator('[aria-labelledby="days"] tbody tr').first()).toBeVisible();
});
