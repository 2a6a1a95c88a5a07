// One person: found by name or number, where they were on a day, and why a course is not assigned.

import type { Page } from "@playwright/test";
import { boardPath, lastBoardPath, lastWeek } from "../support/board";
import { account, enter } from "../support/people";
import { expect, expectAccessible, test } from "../support/test";

/** The numbers of everybody in an edition, for whoever is signed in. */
async function numbers(page: Page, board: string): Promise<string[]> {
  const list = await (await page.request.get(`${board}/people.csv`)).text();
  return list.split("\r\n").slice(1).map((row) => row.split(",")[0]!).filter((number) => number.startsWith("K-"));
}

test("a person is found, and the page says where they were and counted on a day", async ({ page }) => {
  await enter(page, account.administrator);
  await page.goto(await boardPath(page));
  await page.locator('.ways a[href="/people"]').click();
  await page.locator('main input[name="q"]').fill(account.learnerInGermany);
  await page.locator('form[action="/people"] button').click();
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.locator('tbody th a[href^="/people/"]').click();

  await page.locator('a[href$="/history"]').click();
  await expectAccessible(page);
  await expect(page.locator('[aria-labelledby="places"] tbody tr').first()).toBeVisible();
  await page.locator("#day").fill(lastWeek());
  await page.locator('form[action$="/history"] button').click();
  await expect(page.locator("section.card dl.facts")).toBeVisible();
  await expect(page.locator("section.card .badge").first()).toBeVisible();
  await expectAccessible(page);
});

test("of a course that is not assigned the page says why not", async ({ page }) => {
  await enter(page, account.administrator);
  const [board, last] = [await boardPath(page), await lastBoardPath(page)];
  const before = new Set(await numbers(page, last));
  const newcomer = (await numbers(page, board)).find((number) => !before.has(number));
  expect(newcomer, "somebody joined after last year's edition").toBeDefined();
  await page.goto(`/people?q=${newcomer}`);
  const person = (await page.locator('tbody th a[href^="/people/"]').first().getAttribute("href"))!;
  await page.goto(`${person}/why/${last.replace("/participation/", "")}`);
  await expect(page.locator("section.card h2")).toHaveCount(1);
  // It is over, and something else stood in the way.
  await expect(page.locator("section.card p")).not.toHaveCount(0);
  await expect(page.locator(`a[href^="${person}/history?day="]`)).toHaveCount(1);
  await expectAccessible(page);
});
