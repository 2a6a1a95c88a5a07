// Those who watch over participation: what a learner does moves their numbers, and every number explains itself.

import type { Page } from "@playwright/test";
import { boardPath, lastBoardPath, lastWeek, signingDay, stuckPerson } from "../support/board";
import { answerAll, coursePath, handIn, openTest, readSilently } from "../support/course";
import { account, claim, enter, password } from "../support/people";
import { expect, hasScripts, signIn, test } from "../support/test";

/** Completed and counted, as the formula behind the rate of the part shown says them. */
async function figures(page: Page): Promise<number[]> {
  const formula = page.locator(".main-figure details.formula");
  await formula.locator("summary").click();
  await expect(formula.locator(".formula-words p").first()).toBeVisible();
  const words = await formula.locator(".formula-words p").first().innerText();
  return [...words.matchAll(/\d[\d,]*(?:\.\d)?/g)].map(([figure]) => Number(figure.replaceAll(",", "")));
}

async function signOut(page: Page): Promise<void> {
  await page.locator(".shell-account > .menu").last().locator("summary").click();
  await page.locator('form[action="/sign-out"] button').click();
  await page.waitForURL("/sign-in");
}

test("a coordinator sees the country's participation move when somebody passes", async ({ page }) => {
  const learner = await claim("DE");
  await signIn(page, account.coordinatorOfGermany, password);
  await page.locator('.shell-header nav a[href="/participation"]').click();
  await page.waitForURL(/\/participation\/[^/]+$/);
  const board = page.url();
  const [completed, counted, rate] = (await figures(page)) as [number, number, number];
  expect(Math.floor((completed * 1000) / counted) / 10, "the formula adds up").toBe(rate);

  await page.goto(`${board}/people?q=${learner.number}`);
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect(page.locator("tbody .badge-done")).toHaveCount(0);
  await signOut(page);

  await signIn(page, learner.number, password);
  await readSilently(page);
  await page.goto(await coursePath(page));
  await openTest(page);
  await answerAll(page, "right");
  await handIn(page);
  await signOut(page);

  await signIn(page, account.coordinatorOfGermany, password);
  await page.goto(board);
  const [completedNow, countedNow] = (await figures(page)) as [number, number];
  expect(countedNow).toBe(counted);
  expect(completedNow, "others may pass meanwhile").toBeGreaterThan(completed);
  await page.goto(`${board}/people?q=${learner.number}`);
  await expect(page.locator("tbody .badge-done")).toHaveCount(1);
});

test("whoever has used all attempts gets another from the coordinator, for a reason", async ({ page }) => {
  // Each way of running this has somebody of its own to help.
  const [coordinator, country] = hasScripts() ? [account.coordinatorOfGermany, "DE"] : [account.coordinatorOfSaudiArabia, "SA"];
  await enter(page, coordinator);
  await page.goto(await stuckPerson(page, country));
  const form = page.locator('form[action$="/grants"]');
  await form.locator('input[name="reason"]').fill("We read the law of our area together.");
  await form.locator("button").click();
  await expect(page.locator(".notice-success")).toBeVisible();
  await expect(page.locator('form[action$="/grants"]')).toHaveCount(0);
});

test("from the group down to the people of a site", async ({ page }) => {
  await enter(page, account.auditor);
  await page.goto(`${await boardPath(page)}?node=overseas`);
  await page.locator('.lines tbody th a[href*="MX"]').click();
  await expect(page.locator(".lines tbody tr").first()).toBeVisible();
  await page.locator(".lines tbody th a").first().click();
  await page.locator(".lines tbody th a").first().click();
  await page.waitForURL(/\/people\?/);
  await page.locator("tbody th a").first().click();
  await page.waitForURL(/\/people\/[^/?]+$/);
  await expect(page.locator("main form"), "an auditor changes nothing").toHaveCount(0);
});

test("by rank, and from a rank to its people by place", async ({ page }) => {
  await enter(page, account.auditor);
  await page.goto(`${await boardPath(page)}?node=overseas&as_of=${lastWeek()}`);
  await page.locator('.lines-header a[href*="by=rank"]').click();
  await page.waitForURL(/by=rank/);
  await expect(page.locator('.lines-header a[aria-current="page"]')).toHaveAttribute("href", /by=rank/);
  const manager = page.locator('th a[href*="rank=manager"]');
  const line = page.locator(".lines tbody tr").filter({ has: manager });
  const counted = await line.locator("td").first().innerText();
  await line.locator(manager).click();
  await page.waitForURL(/rank=manager/);
  await expect(page.locator("#rank")).toHaveValue("manager");
  await expect(page.locator('.lines tbody th a[href*="country"]').first(), "by place from here on").toBeVisible();
  await expect(page.locator(".main-figure .figure-facts dd").last(), "the same people").toHaveText(counted);
});

test("the file holds exactly the lines that are shown", async ({ page }) => {
  await enter(page, account.auditor);
  await page.goto(`${await boardPath(page)}?node=overseas&q=a`);
  const lines = await page.locator(".lines tbody tr").count();
  const file = await page.request.get((await page.locator('.ways a[href*="table.csv"]').getAttribute("href"))!);
  expect(file.headers()["content-disposition"]).toMatch(/^attachment; filename="[\w.-]+\.csv"/);
  expect((await file.text()).trim().split("\r\n")).toHaveLength(lines + 1);
  const sheet = await page.request.get((await page.locator('.ways a[href*="table.xlsx"]').getAttribute("href"))!);
  expect((await sheet.body()).subarray(0, 2).toString()).toBe("PK");
});

test("a line manager sees who still has to do it, and no scores", async ({ page }) => {
  await signIn(page, account.lineManager, password);
  await page.locator('.shell-header nav a[href="/team"]').click();
  await expect(page.locator("tbody tr").first()).toBeVisible();
  const answer = await page.request.get("/participation");
  expect(answer.status()).toBe(403);
});

test("the figures of a year that is over are signed, and what was signed can be taken along", async ({ page }) => {
  await enter(page, account.administrator);
  const last = await lastBoardPath(page);
  await page.goto(last);
  await page.locator(`.ways a[href="${last}/result"]`).click();
  await page.waitForURL(`${last}/result`);
  // Each way of running this signs the figures of a day of its own.
  await page.locator("#cut_off").fill(await signingDay(page, last, hasScripts() ? 0 : 1));
  await page.locator('form[method="get"] button').last().click();
  await page.waitForURL(/cut_off=/);
  // The group, two sides, six regions, forty countries.
  await expect(page.locator("#sign tbody tr")).toHaveCount(49);
  await page.locator("#reason").fill("The year is over.");
  await page.locator('form[action$="/result"] button.primary').click();
  await page.waitForURL(/signed=1/);
  await expect(page.locator("section .badge-done").first()).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator('a[href$="/result.json"]').first().click()]);
  expect(file.suggestedFilename()).toBe("result.json");
});

test("a date that cannot be read stays in its field, with a message beside it", async ({ page, complaints }) => {
  complaints.allow(/status of 422/);
  await enter(page, account.administrator);
  await page.goto(`${await boardPath(page)}?as_of=31.2.2027`);
  const day = page.locator("#as_of");
  await expect(day).toHaveValue("31.2.2027");
  await expect(day).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#as_of-problem")).toBeVisible();
});

test("a coordinator finds who has a part added by a move to do", async ({ page }) => {
  await enter(page, account.administrator);
  await page.goto(await boardPath(page));
  await page.locator('.ways a[href$="/added"]').click();
  await expect(page.locator("main h1")).toBeVisible();
  await expect(page.locator('tbody tr a[href^="/people/"]').first()).toBeVisible();
});
