// The year's course from the door to the last page, by the buttons that people have, in three languages.

import { answerAll, handIn, openCourse, openTest, readLessons } from "../support/course";
import { claim, password } from "../support/people";
import { expect, signIn, test } from "../support/test";

for (const { country, lang, dir } of [
  { country: "DE", lang: "en", dir: "ltr" },
  { country: "JP", lang: "ja", dir: "ltr" },
  { country: "SA", lang: "ar", dir: "rtl" },
]) {
  test.describe(`in ${lang}`, () => {
    test.use({ locale: lang });

    test(`somebody in ${country} reads every lesson and passes the test`, async ({ page }) => {
      // Some forty pages.
      test.setTimeout(90_000);
      const learner = await claim(country);
      await signIn(page, learner.number, password);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(page.locator("html")).toHaveCSS("direction", dir);

      const card = page.locator(".course-card").first();
      await expect(card.locator(".badge-open")).toBeVisible();
      await expect(card.locator("p.why a")).toBeVisible();

      await openCourse(page);
      const lessons = await page.locator(".trail li").count();
      expect(await readLessons(page)).toBe(lessons);
      await expect(page.locator(".trail li.read")).toHaveCount(lessons);

      await openTest(page);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(page.locator("html")).toHaveCSS("direction", dir);
      await expect(page.locator(".time"), "the course sets no time limit").toHaveCount(0);
      const questions = await page.locator(".navigator li").count();
      expect(await answerAll(page, "right")).toBe(questions);
      await expect(page.locator(".review-list .badge-done")).toHaveCount(questions);

      await handIn(page);
      await expect(page.locator(".score .badge-done")).toBeVisible();
      await expect(page.locator(".notice-success")).toBeVisible();
      await expect(page.locator("dl.facts").first()).toContainText("FY2026");
      await expect(page.locator(".explained")).toHaveCount(questions);
      await expect(page.locator(".explained .outcome.wrong-mark")).toHaveCount(0);

      await page.goto("/");
      await expect(page.locator(".course-card").filter({ hasText: "FY2026" }).locator(".badge-done")).toBeVisible();
    });
  });
}
