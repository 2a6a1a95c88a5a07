// A code that is given on the page of a person, and a password that is set with it.

import { boardPath, hrefs } from "../support/board";
import { account, claim, enter } from "../support/people";
import { expect, expectAccessible, test } from "../support/test";

const chosen = "a sentence of my own";

test("somebody who forgot the password is given a code, sets a new one and is at home", async ({ page, complaints }) => {
  complaints.allow(/status of 422/);
  const learner = await claim("DE");
  await enter(page, account.administrator);
  const found = await hrefs(page, `${await boardPath(page)}/people?q=${learner.number}`);
  await page.goto(found.find((href) => /^\/people\/[0-9a-f-]{36}$/.test(href))!);
  const form = page.locator('form[action$="/code"]');
  await expect(form.locator("button"), "folded away").toBeHidden();
  await page.locator("details").filter({ has: form }).locator("summary").click();
  await form.locator('input[name="reason"]').fill("Forgot the password");
  await form.locator("button").click();
  const code = (await page.locator(".code-once").textContent())!;
  expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  await expect(page.locator("dl")).toContainText(learner.number);
  await expectAccessible(page);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.locator('a[href="/activate"]').click();
  const activate = page.locator('form[action="/activate"]');
  const passwords = async (again: string) => {
    await activate.locator('input[name="password"]').fill(chosen);
    await activate.locator('input[name="again"]').fill(again);
    await activate.locator("button").click();
  };
  await activate.locator('input[name="login"]').fill(learner.number);
  await activate.locator('input[name="code"]').fill(code.toLowerCase().replaceAll("-", " "));
  await passwords("another sentence");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(activate.locator('input[name="login"]')).toHaveValue(learner.number);
  await expectAccessible(page);
  await passwords(chosen);
  await page.waitForURL("/");
  await expect(page.locator(".course-card").first()).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/activate");
  await activate.locator('input[name="login"]').fill(learner.number);
  await activate.locator('input[name="code"]').fill(code);
  await passwords(chosen);
  await expect(page.getByRole("alert"), "a code is good once").toBeVisible();
});

test("an administrator gives a role and takes it away again", async ({ page }) => {
  const learner = await claim("DE");
  await enter(page, account.administrator);
  const found = await hrefs(page, `${await boardPath(page)}/people?q=${learner.number}`);
  await page.goto(found.find((href) => /^\/people\/[0-9a-f-]{36}$/.test(href))!);
  const give = page.locator('form[action$="/roles"]');
  await page.locator("details").filter({ has: give }).locator("summary").click();
  await give.locator("select").selectOption("country-coordinator:DE");
  await give.locator('input[name="reason"]').fill("A new post");
  await give.locator("button").click();
  await expect(page.locator(".notice-success")).toBeVisible();
  const take = page.locator('form[action$="/roles/take"]');
  await page.locator("details").filter({ has: take }).locator("summary").click();
  await expectAccessible(page);
  await take.locator('input[name="reason"]').fill("Back to the old one");
  await take.locator("button").click();
  await expect(page.locator(".notice-success")).toBeVisible();
  await expect(take).toHaveCount(0);
});
