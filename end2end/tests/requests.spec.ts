// Asking for more time, and deciding: by the buttons that people have.

import { coursePath } from "../support/course";
import { account, claim, enter } from "../support/people";
import { laterDay } from "../support/requests";
import { expect, hasScripts, test } from "../support/test";

test("somebody asks for more time, the coordinator grants it, and the page says why it is due then", async ({ page }) => {
  const [coordinator, country] = hasScripts() ? [account.coordinatorOfGermany, "DE"] : [account.coordinatorOfSaudiArabia, "SA"];
  const learner = await claim(country);
  await enter(page, learner.number);
  const course = await coursePath(page);
  await page.goto(course);
  await page.locator(`a[href="${course}/requests"]`).first().click();
  const form = page.locator("form").filter({ has: page.locator('input[name="kind"][value="extension"]') });
  const day = await laterDay(page, `${course}/requests`);
  await form.locator('input[name="until"]').fill(day);
  await form.locator('input[name="reason"]').fill("Abroad for some weeks");
  await form.locator("button").click();
  await expect(page.locator(".notice-success")).toBeVisible();
  await expect(page.locator("article .badge-open")).toHaveCount(1);
  await expect(form, "one of a kind at a time").toHaveCount(0);

  await enter(page, coordinator);
  await page.goto("/");
  await page.locator('.shell-header nav a[href="/requests"]').click();
  await page.goto(`/requests?q=${learner.number}`);
  await page.locator('tbody a[href^="/requests/"]').click();
  const grant = page.locator("form").filter({ has: page.locator('input[name="verdict"][value="grant"]') });
  await expect(grant.locator('input[name="until"]')).toHaveValue(day);
  await grant.locator('input[name="reason"]').fill("Agreed");
  await grant.locator("button").click();
  await expect(page.locator(".notice-success")).toBeVisible();

  await enter(page, learner.number);
  await page.goto(`${course}/why`);
  await expect(page.locator(".why-days .wins")).toHaveCount(1);
  await expect(page.locator(".why-days .wins")).toContainText("Agreed");
});
