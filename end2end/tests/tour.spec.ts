// Every page there is, in a language of each direction, in both colours and on the narrowest phone; then once more in
// the pseudo-locale. A page that is added to the table of routes has to be added here.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { asked } from "../support/answers";
import { coursePath, openTestSilently, readSilently, takeTestSilently } from "../support/course";
import { expectAccessibleInBothColours, expectNarrow, expectTranslated } from "../support/looks";
import { account, claim, enter, pin, post, speak } from "../support/people";
import { expect, test } from "../support/test";

/** Pages by the route they answer. */
type Stop = [route: string, path: string];

/** Somebody who can show some pages, and how that somebody gets to them. */
type Guide = { who: string; shows: string[]; stops: (page: Page) => Promise<Stop[]> };

const guides: Guide[] = [
  {
    who: "a stranger",
    shows: ["/sign-in", "/kiosk"],
    stops: async () => [["/sign-in", "/sign-in"], ["/sign-in", "/sign-in?next=%2Faccount"], ["/kiosk", "/kiosk"], ["/kiosk", "/kiosk?ended=1"], ["", "/nowhere"]],
  },
  {
    who: "somebody who reads",
    shows: ["/", "/account", "/courses/{edition}", "/courses/{edition}/lessons/{lesson}"],
    stops: async (page) => {
      await enter(page, (await claim("DE")).number);
      const course = await coursePath(page);
      const lessons = await readSilently(page);
      const law = lessons.filter((lesson) => lesson.includes("/law-"));
      return [
        ["/", "/"],
        ["/account", "/account"],
        ["/courses/{edition}", course],
        ...[lessons[0]!, ...law].map((lesson): Stop => ["/courses/{edition}/lessons/{lesson}", lesson]),
        ["", "/courses/00000000-0000-7000-8000-000000000000"],
      ];
    },
  },
  {
    who: "somebody in the middle of the test",
    shows: ["/attempts/{id}", "/attempts/{id}/{place}", "/attempts/{id}/review"],
    stops: async (page) => {
      await enter(page, (await claim("DE")).number);
      const attempt = await openTestSilently(page);
      const places = new Map<string, number>();
      for (let place = 1; place <= 10; place++) {
        await page.goto(`${attempt}/${place}`);
        const { kind } = await asked(page);
        if (!places.has(kind)) places.set(kind, place);
      }
      return [
        ["/attempts/{id}", attempt],
        ...[...places.values()].map((place): Stop => ["/attempts/{id}/{place}", `${attempt}/${place}`]),
        ["/attempts/{id}/review", `${attempt}/review`],
        ["/courses/{edition}", await coursePath(page)],
      ];
    },
  },
  ...(["right", "wrong"] as const).map((how) => ({
    who: how === "right" ? "somebody who passed" : "somebody who failed",
    shows: ["/attempts/{id}/result"],
    stops: async (page: Page): Promise<Stop[]> => {
      await enter(page, (await claim("DE")).number);
      return [["/attempts/{id}/result", await takeTestSilently(page, how)], ["/courses/{edition}", await coursePath(page)], ["/", "/"]];
    },
  })),
  {
    who: "somebody at a shared machine",
    shows: [],
    stops: async (page) => {
      await post(page, "/kiosk", { login: account.kiosk, pin });
      return [["/", "/"], ["/courses/{edition}", await coursePath(page)]];
    },
  },
];

/** Pages that answer with something other than 200, on purpose. */
const refused = /status of 404/;

for (const { who, stops } of guides) {
  test(`the pages of ${who}`, async ({ page, complaints }) => {
    test.setTimeout(180_000);
    complaints.allow(refused);
    const route = await stops(page);
    for (const [locale, dir] of [["en", "ltr"], ["ar", "rtl"]] as const) {
      await speak(page, locale);
      for (const [, path] of route) {
        await visit(page, path);
        await expect.soft(page.locator("html"), path).toHaveAttribute("lang", locale);
        await expect.soft(page.locator("html"), path).toHaveCSS("direction", dir);
        await expectAccessibleInBothColours(page);
        await expectNarrow(page);
      }
    }
    await speak(page, "en-XA");
    for (const [, path] of route) {
      await visit(page, path);
      await expectTranslated(page);
    }
  });
}

async function visit(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect.soft(answer?.status(), path).toBe(/nowhere|0{8}-/.test(path) ? 404 : 200);
}

test("every page of the table of routes is on the tour", () => {
  const table = readFileSync(new URL("../../app/src/routes.rs", import.meta.url), "utf8");
  const pages = [...table.matchAll(/^ *get "([^"]+)"/gm)].map(([, path]) => path!).filter((path) => !/\.(csv|xlsx)$/.test(path));
  expect(pages.length).toBeGreaterThan(10);
  const shown = guides.flatMap(({ shows }) => shows);
  expect(pages.filter((path) => !shown.includes(path))).toEqual([]);
});
