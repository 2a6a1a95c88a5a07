// Every page there is, in a language of each direction, in both colours and on the narrowest phone; then once more in
// the pseudo-locale. A page that is added to the table of routes has to be added here.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { asked } from "../support/answers";
import { coursePath, openTestSilently, readSilently, takeTestSilently } from "../support/course";
import { boardPath, hrefs, stuckPerson } from "../support/board";
import { expectAccessibleInBothColours, expectNarrow, expectTranslated, listen } from "../support/looks";
import { account, claim, enter, pin, post, speak } from "../support/people";
import { expect, test } from "../support/test";

/** Pages by the route they answer. */
type Stop = [route: string, path: string];

/** Somebody who can show some pages, and how that somebody gets to them. `except` names rules of axe and says why. */
type Guide = { who: string; shows: string[]; stops: (page: Page) => Promise<Stop[]>; except?: Record<string, string> };

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
    who: "the group administrator",
    shows: ["/participation", "/participation/{edition}", "/participation/{edition}/people", "/participation/{edition}/targets", "/people/{person}", "/audit"],
    stops: async (page) => {
      await enter(page, account.administrator);
      const board = await boardPath(page);
      const stuck = await stuckPerson(page, "US");
      return [
        ["/participation", "/participation"],
        ...["?node=overseas&level=region", "?node=country:DE", "?as_of=2026-11-01&q=an"].map((asked): Stop => ["/participation/{edition}", board + asked]),
        ["/participation/{edition}/people", `${board}/people?node=country:MX&standing=on-leave`],
        ["/participation/{edition}/people", `${board}/people?q=nobody-is-called-this`],
        ["/participation/{edition}/targets", `${board}/targets`],
        ["/people/{person}", stuck],
        ["/audit", "/audit"],
      ];
    },
  },
  {
    who: "the auditor",
    shows: [],
    stops: async (page) => {
      await enter(page, account.auditor);
      const board = await boardPath(page);
      const last = (await hrefs(page, board)).find((href) => /\/participation\/[^/?]+$/.test(href) && href !== board)!;
      return [
        ["/participation/{edition}", last],
        ["/participation/{edition}", `${last}?node=domestic`],
        ["/participation/{edition}/targets", `${board}/targets`],
        ["/people/{person}", await stuckPerson(page, "CN")],
      ];
    },
  },
  {
    who: "a country's coordinator",
    shows: [],
    stops: async (page) => {
      await enter(page, account.coordinatorOfSaudiArabia);
      const board = await boardPath(page);
      return [
        ["/participation/{edition}", board],
        ["/participation/{edition}/people", `${board}/people`],
        ["/participation/{edition}/targets", `${board}/targets`],
        ["", `${board}?node=country:XX`],
      ];
    },
  },
  {
    who: "a line manager",
    shows: ["/team"],
    stops: async (page) => {
      await enter(page, account.lineManager);
      return [["/team", "/team"], ["/team", "/team?show=done"], ["/", "/"]];
    },
  },
  {
    who: "somebody at a shared machine",
    shows: [],
    except: { "meta-refresh": "the session ends by itself; the page says when, and a button beside that moves the end (WCAG 2.2.1)" },
    stops: async (page) => {
      await post(page, "/kiosk", { login: account.kiosk, pin });
      return [["/", "/"], ["/courses/{edition}", await coursePath(page)]];
    },
  },
];

/** Stops at no route answer so, on purpose. */
const refused = /status of 40[04]/;

for (const { who, stops, except } of guides) {
  test(`the pages of ${who}`, async ({ page, complaints }) => {
    test.setTimeout(180_000);
    complaints.allow(refused);
    const route = await stops(page);
    for (const [locale, dir] of [["en", "ltr"], ["ar", "rtl"]] as const) {
      await speak(page, locale);
      for (const stop of route) {
        const [, path] = stop;
        await visit(page, stop);
        await expect.soft(page.locator("html"), path).toHaveAttribute("lang", locale);
        await expect.soft(page.locator("html"), path).toHaveCSS("direction", dir);
        await expectAccessibleInBothColours(page, Object.keys(except ?? {}));
        await expectNarrow(page);
      }
    }
    await speak(page, "en-XA");
    const said = [];
    for (const stop of route) {
      await visit(page, stop);
      said.push(await listen(page));
    }
    // Where somebody works is said in sentences of many pages, and on its own here.
    if ((await page.goto("/account"))?.url().endsWith("/account")) said.push(await listen(page));
    expectTranslated(said);
  });
}

async function visit(page: Page, [route, path]: Stop): Promise<void> {
  const status = (await page.goto(path))?.status() ?? 0;
  if (route) expect.soft(status, path).toBe(200);
  else expect.soft([400, 404], `${path}: ${status}`).toContain(status);
}

test("every page of the table of routes is on the tour", () => {
  const table = readFileSync(new URL("../../app/src/routes.rs", import.meta.url), "utf8");
  const pages = [...table.matchAll(/^ *get "([^"]+)"/gm)].map(([, path]) => path!).filter((path) => !/\.(csv|xlsx)$/.test(path));
  expect(pages.length).toBeGreaterThan(10);
  const shown = guides.flatMap(({ shows }) => shows);
  expect(pages.filter((path) => !shown.includes(path))).toEqual([]);
});
