// The way through a course: its lessons and its test, by the buttons of the pages or, for stories about what comes
// after, by sending the same forms.

import { expect, type Page } from "@playwright/test";
import { answer, asked, fields } from "./answers";
import { post } from "./people";

/** The page of the course that is open, from the home page. */
export async function openCourse(page: Page): Promise<void> {
  await page.locator(".course-card a.button.primary").first().click();
  await page.waitForURL(/\/courses\/[^/]+$/);
}

/** Reads every lesson with its button, from the course's page back to it; how many there were. */
export async function readLessons(page: Page): Promise<number> {
  await page.locator(".panel a.button.primary").click();
  let read = 0;
  while (page.url().includes("/lessons/")) {
    await expect(page.locator("article.lesson > div").first()).toBeVisible();
    const here = page.url();
    await page.locator(".lesson-foot form button.primary").click();
    await page.waitForURL((url) => url.href.split("#")[0] !== here.split("#")[0]);
    read += 1;
  }
  return read;
}

/** The button of the course's page that opens the test or goes on with it. */
export async function openTest(page: Page): Promise<void> {
  await page.locator('.panel form[action$="/test"] button').click();
  await page.waitForURL(/\/attempts\/[^/]+\/\d+$/);
}

/** Answers every question from the first on and comes to the review; how many there were. */
export async function answerAll(page: Page, how: "right" | "wrong"): Promise<number> {
  let answered = 0;
  while (!page.url().endsWith("/review")) {
    await answer(page, how);
    const here = page.url();
    await page.locator(".actions button.primary").click();
    await page.waitForURL((url) => url.href !== here);
    answered += 1;
  }
  return answered;
}

/** Hands in on the review. */
export async function handIn(page: Page): Promise<void> {
  await page.locator('form[action$="/submit"] button.primary').click();
  await page.waitForURL(/\/attempts\/[^/]+\/result$/);
}

/** The address of this year's course of whoever is signed in. */
export async function coursePath(page: Page): Promise<string> {
  const home = await (await page.request.get("/")).text();
  const path = /\/courses\/[0-9a-f-]{36}/.exec(home)?.[0];
  if (!path) throw new Error("the home page leads to no course");
  return path;
}

/** The addresses of all lessons, in order. */
export async function lessonPaths(page: Page): Promise<string[]> {
  const course = await coursePath(page);
  const html = await (await page.request.get(course)).text();
  // The panel links one of them before the list does.
  const found = html.slice(html.indexOf('class="module"')).match(new RegExp(`${course}/lessons/[\\w-]+`, "g"));
  return [...new Set(found)];
}

/** Reads every lesson without looking at it; the addresses of the lessons. */
export async function readSilently(page: Page): Promise<string[]> {
  const lessons = await lessonPaths(page);
  for (const lesson of lessons) await post(page, lesson, {});
  return lessons;
}

/** Opens the test without looking at it, lessons included; its address. */
export async function openTestSilently(page: Page): Promise<string> {
  await readSilently(page);
  return post(page, `${await coursePath(page)}/test`, {});
}

/** Takes the whole test, looking at nothing but the questions; the address of the result. */
export async function takeTestSilently(page: Page, how: "right" | "wrong"): Promise<string> {
  const attempt = await openTestSilently(page);
  await page.goto(`${attempt}/1`);
  const total = await page.locator(".navigator li").count();
  for (let place = 1; place <= total; place++) {
    if (place > 1) await page.goto(`${attempt}/${place}`);
    const given = new URLSearchParams(fields(await asked(page), how)).toString();
    await page.request.post(`${attempt}/${place}`, {
      data: given,
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json", origin: new URL(page.url()).origin },
    });
  }
  return post(page, `${attempt}/submit`, {});
}
