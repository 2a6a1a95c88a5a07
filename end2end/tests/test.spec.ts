// The confirmation test: answers are kept whatever happens, and nothing is told that should be learned.

import { type Kind, answer, asked, expectAnswered } from "../support/answers";
import { answerAll, coursePath, handIn, openCourse, openTest, openTestSilently, readSilently } from "../support/course";
import { claim, enter, speak } from "../support/people";
import { awake, expect, hasScripts, test } from "../support/test";

test("an answer to every kind of question is kept", async ({ page }) => {
  const kinds = new Set<Kind>();
  for (let people = 0; people < 8 && kinds.size < 5; people++) {
    await page.context().clearCookies();
    await enter(page, (await claim("DE")).number);
    const attempt = await openTestSilently(page);
    for (let place = 1; place <= 10 && kinds.size < 5; place++) {
      await page.goto(`${attempt}/${place}`);
      if (kinds.has((await asked(page)).kind)) continue;
      await awake(page);
      kinds.add(await answer(page, "right"));
      if (hasScripts()) {
        await expect(page.locator(".save-status")).toHaveText("Saved.");
      } else {
        await page.locator(".actions button.primary").click();
        await expect(page).not.toHaveURL(`${attempt}/${place}`);
        await page.goto(`${attempt}/${place}`);
      }
      await page.reload();
      await expectAnswered(page, "right");
      await expect(page.locator(".navigator button").nth(place - 1)).toHaveClass("answered");
    }
  }
  expect([...kinds].sort()).toEqual(["matching", "multiple", "ordering", "single", "truefalse"]);
});

test("a test that is left goes on where it was left", async ({ page }) => {
  await enter(page, (await claim("DE")).number);
  await readSilently(page);
  await page.goto("/");
  await openCourse(page);
  await openTest(page);
  await answer(page, "right");
  await page.locator(".actions button.primary").click();
  await page.waitForURL(/\/2$/);

  await page.goto("/");
  await openCourse(page);
  await openTest(page);
  await expect(page).toHaveURL(/\/2$/);
  await page.locator('.actions button[value="previous"]').click();
  await page.waitForURL(/\/1$/);
  await expectAnswered(page, "right");
});

test("changing the language in the middle of the test keeps question and answer", async ({ page }) => {
  await enter(page, (await claim("DE")).number);
  const attempt = await openTestSilently(page);
  await page.goto(`${attempt}/3`);
  const before = await asked(page);
  // Not waiting for anything to be saved: the button takes the answer along.
  await answer(page, "wrong");
  for (const [locale, dir] of [["ja", "ltr"], ["ar", "rtl"], ["en", "ltr"]] as const) {
    await page.locator(".language-menu summary").click();
    await page.locator(`.language-menu button[value="${locale}"]`).click();
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await expect(page.locator("html")).toHaveCSS("direction", dir);
    await expect(page).toHaveURL(`${attempt}/3`);
    expect((await asked(page)).id).toBe(before.id);
    await expectAnswered(page, "wrong");
  }
});

test("whoever fails is told what to read again and when to come back, and no answer", async ({ page }) => {
  await enter(page, (await claim("DE")).number);
  await page.goto(`${await openTestSilently(page)}/1`);
  const questions = await answerAll(page, "wrong");
  await handIn(page);
  await expect(page.locator(".score .badge-missing")).toBeVisible();
  expect(questions).toBe(10);
  await expect(page.locator(".explained, .explanation, .right-mark")).toHaveCount(0);
  await expect(page.locator('form[action$="/test"]'), "the next try is not open yet").toHaveCount(0);
  await expect(page.locator(".topics li").first()).toBeVisible();
  await page.locator(".topics a").first().click();
  await expect(page.locator("article.lesson")).toBeVisible();

  await page.goto(await coursePath(page));
  await expect(page.locator('form[action$="/test"]')).toHaveCount(0);
});

test("a lesson in another language is one click away and stays the same lesson", async ({ page }) => {
  await enter(page, (await claim("DE")).number);
  const [lesson] = await readSilently(page);
  await page.goto(lesson!);
  const blocks = await page.locator("article.lesson > div").count();
  await page.locator('.languages a[hreflang="ar"]').click();
  await expect(page.locator("article.lesson")).toHaveAttribute("lang", "ar");
  await expect(page.locator("article.lesson")).toHaveCSS("direction", "rtl");
  await expect(page.locator("article.lesson > div")).toHaveCount(blocks);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  await speak(page, "ja");
  await page.goto(lesson!);
  await expect(page.locator("article.lesson")).toHaveAttribute("lang", "ja");
  await expect(page.locator("article.lesson > div")).toHaveCount(blocks);
});
