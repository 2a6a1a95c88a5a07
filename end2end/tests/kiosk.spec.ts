// A shared machine: employee number and PIN, and a session that ends visibly.

import { account, pin } from "../support/people";
import { expect, test } from "../support/test";

test("somebody without a password signs in with a PIN and leaves the machine to the next", async ({ page, complaints }) => {
  complaints.allow(/status of 422/);
  await page.goto("/sign-in");
  await page.locator('a[href="/kiosk"]').click();
  await page.locator('input[name="login"]').fill(account.kiosk);
  await page.locator('input[name="pin"]').fill("999999");
  await page.locator("form[action='/kiosk'] button").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator('input[name="login"]')).toHaveValue(account.kiosk);

  await page.locator('input[name="pin"]').fill(pin);
  await page.locator("form[action='/kiosk'] button").click();
  await page.waitForURL("/");
  await expect(page.locator(".kiosk-clock")).toBeVisible();
  await page.locator(".kiosk-clock button").click();
  await expect(page.locator(".course-card").first()).toBeVisible();

  await page.locator(".shell-account > .menu").last().locator("summary").click();
  await page.locator('form[action="/sign-out"] button').click();
  await page.waitForURL("/kiosk");
  await page.goto("/");
  await page.waitForURL(/\/sign-in/);
});
