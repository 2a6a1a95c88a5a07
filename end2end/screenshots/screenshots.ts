// The pictures of the documentation: what a learner and somebody who watches over participation see, in languages of
// three scripts, on a desk and on a phone. Look at each of them before you commit it.

import { type Browser, type Page, expect, test } from "@playwright/test";
import { answer, asked } from "../support/answers";
import { boardPath } from "../support/board";
import { answerAll, handIn, lessonPaths, openTestSilently } from "../support/course";
import { account, enter, post, speak } from "../support/people";

const folder = process.env.KUNREN_SCREENSHOTS ?? "test-results/screenshots";

const devices = [
  { device: "desktop", viewport: { width: 1280, height: 860 } },
  { device: "phone", viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
];

/** The same person at a desk and with a phone. */
type Pages = { device: string; page: Page }[];

async function signedIn(browser: Browser, number: string, locale: string): Promise<Pages> {
  const pages: Pages = [];
  for (const { device, ...options } of devices) {
    const page = await (await browser.newContext(options)).newPage();
    await enter(page, number);
    await speak(page, locale);
    pages.push({ device, page });
  }
  return pages;
}

/** Takes the picture of a page on every device. */
async function shoot(pages: Pages, name: string, path: string): Promise<void> {
  for (const { device, page } of pages) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    // Nothing looks as if it were pointed at.
    await page.mouse.move(0, 0);
    const [locale, what] = name.split("-");
    await page.screenshot({ path: `${folder}/${locale}-${device}-${what}.png`, animations: "disabled" });
  }
}

for (const [locale, learner, country] of [
  ["en", account.learnerInGermany, "DE"],
  ["ja", account.learnerInJapan, "JP"],
  ["ar", account.learnerInSaudiArabia, "SA"],
] as const) {
  test(`learning in ${locale}`, async ({ browser }) => {
    const pages = await signedIn(browser, learner, locale);
    const page = pages[0]!.page;
    const lessons = await lessonPaths(page);
    for (const lesson of lessons.slice(0, 5)) await post(page, lesson, {});
    await shoot(pages, `${locale}-home`, "/");
    await shoot(pages, `${locale}-lesson`, lessons.find((lesson) => lesson.endsWith("/where-emissions-come-from"))!);

    const attempt = await openTestSilently(page);
    let place = 0;
    do {
      await page.goto(`${attempt}/${++place}`);
      await answer(page, "right");
      await page.locator(".actions button.primary").click();
      await page.waitForURL((url) => !url.pathname.endsWith(`/${place}`));
      await page.goto(`${attempt}/${place}`);
    } while (place < 3 || (await asked(page)).kind !== "single");
    await shoot(pages, `${locale}-question`, `${attempt}/${place}`);

    await page.goto(`${attempt}/1`);
    await answerAll(page, "right");
    await handIn(page);
    await shoot(pages, `${locale}-result`, `${attempt}/result`);
  });

  test(`participation in ${locale}`, async ({ browser }) => {
    const pages = await signedIn(browser, account.administrator, locale);
    const page = pages[0]!.page;
    const board = await boardPath(page);
    await shoot(pages, `${locale}-participation`, board);
    await shoot(pages, `${locale}-country`, `${board}?node=country:${country}`);
    if (locale === "en") {
      await page.emulateMedia({ colorScheme: "dark" });
      await page.goto(board);
      await page.screenshot({ path: `${folder}/en-desktop-participation-dark.png`, animations: "disabled" });
    }
  });
}
