// Who leads the tour of all pages, and where each of them stops.

import type { Page } from "@playwright/test";
import { asked } from "./answers";
import { boardPath, hrefs, lastBoardPath, lastWeek, signingDay, stuckPerson } from "./board";
import { coursePath, openTestSilently, readSilently, takeTestSilently } from "./course";
import { sendSilently } from "./imports";
import { account, claim, enter, pin, post } from "./people";
import { laterDay } from "./requests";

/** Pages by the route they answer. */
export type Stop = [route: string, path: string];

/** Somebody who can show some pages, and how that somebody gets to them. `except` names rules of axe and says why. */
export type Guide = { who: string; shows: string[]; stops: (page: Page) => Promise<Stop[]>; except?: Record<string, string> };

export const guides: Guide[] = [
  {
    who: "a stranger",
    shows: ["/sign-in", "/kiosk", "/activate"],
    stops: async () => [["/activate", "/activate"], ["/sign-in", "/sign-in"], ["/sign-in", "/sign-in?next=%2Faccount"], ["/kiosk", "/kiosk"], ["/kiosk", "/kiosk?ended=1"], ["", "/nowhere"]],
  },
  {
    who: "somebody who reads",
    shows: ["/", "/account", "/courses/{edition}", "/courses/{edition}/lessons/{lesson}", "/courses/{edition}/why", "/courses/{edition}/requests"],
    stops: async (page) => {
      await enter(page, (await claim("DE")).number);
      const course = await coursePath(page);
      const lessons = await readSilently(page);
      const law = lessons.filter((lesson) => lesson.includes("/law-"));
      await post(page, `${course}/requests`, { kind: "extension", until: await laterDay(page, `${course}/requests`), reason: "123" });
      return [
        ["/", "/"],
        ["/account", "/account"],
        ["/courses/{edition}", course],
        ...[lessons[0]!, ...law].map((lesson): Stop => ["/courses/{edition}/lessons/{lesson}", lesson]),
        ["/courses/{edition}/why", `${course}/why`],
        ["/courses/{edition}/requests", `${course}/requests`],
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
    shows: ["/participation", "/participation/{edition}", "/participation/{edition}/people", "/participation/{edition}/added", "/participation/{edition}/targets", "/participation/{edition}/result", "/editions/{edition}/audience", "/people", "/people/{person}", "/people/{person}/history", "/people/{person}/why/{edition}", "/requests", "/requests/{request}", "/audit", "/hr", "/hr/new", "/hr/{import}", "/hr/{import}/people", "/hr/{import}/columns"],
    stops: async (page) => {
      await enter(page, account.administrator);
      const [board, last] = [await boardPath(page), await lastBoardPath(page)];
      const stuck = await stuckPerson(page, "US");
      const why = (await hrefs(page, stuck)).find((href) => href.includes("/why/"))!;
      const request = (await hrefs(page, "/requests")).find((href) => href.startsWith("/requests/"))!;
      const unknown = await sendSilently(page, "Tour", "number,name\nK-999999,Somebody\n");
      const imports = (await hrefs(page, "/hr?q=workday")).filter((href) => /^\/hr\/[0-9a-f-]{36}$/.test(href));
      return [
        ["/participation", "/participation"],
        ...["?node=overseas&level=region", "?node=country:DE", `?as_of=${lastWeek()}&q=an`, "?by=function"].map((asked): Stop => ["/participation/{edition}", board + asked]),
        ["/participation/{edition}/people", `${board}/people?node=country:MX&standing=on-leave`],
        ["/participation/{edition}/people", `${board}/people?q=nobody-is-called-this`],
        ["/participation/{edition}/added", `${board}/added`],
        ["/participation/{edition}/targets", `${board}/targets`],
        ["/participation/{edition}/result", `${board}/result`],
        ["/participation/{edition}/result", `${last}/result?cut_off=${await signingDay(page, last)}`],
        ...["", "?match=all&do=add", "?rule=country+%3D+DE&who=released", "?rule=site+%3D+NOWHERE"].map(
          (asked): Stop => ["/editions/{edition}/audience", `${board.replace("/participation/", "/editions/")}/audience${asked}`],
        ),
        ["/people", "/people"],
        ["/people", "/people?q=an"],
        ["/people", "/people?q=nobody-is-called-this"],
        ["/people/{person}", stuck],
        ["/people/{person}/history", `${stuck}/history`],
        ["/people/{person}/history", `${stuck}/history?day=${lastWeek()}`],
        ["/people/{person}/why/{edition}", why],
        ["/requests", "/requests"],
        ["/requests", "/requests?q=nobody-is-called-this"],
        ["/requests/{request}", request],
        ["/audit", "/audit"],
        ["/hr", "/hr"],
        ["/hr", "/hr?q=000000"],
        ["/hr", "/hr?state=planned"],
        ["/hr/new", "/hr/new"],
        ...imports.map((path): Stop => ["/hr/{import}", path]),
        ...imports.flatMap((path) => ["", "?kind=leavers", "?q=nobody-is-called-this"].map((asked): Stop => ["/hr/{import}/people", `${path}/people${asked}`])),
        ["/hr/{import}", unknown],
        ["/hr/{import}/columns", `${unknown}/columns`],
      ];
    },
  },
  {
    who: "the auditor",
    shows: [],
    stops: async (page) => {
      await enter(page, account.auditor);
      const board = await boardPath(page);
      const last = await lastBoardPath(page);
      return [
        ["/participation/{edition}", last],
        ["/participation/{edition}", `${last}?node=domestic`],
        ["/participation/{edition}/result", `${last}/result`],
        ["/participation/{edition}/targets", `${board}/targets`],
        ["/people/{person}", await stuckPerson(page, "CN")],
        ["/requests", "/requests?show=decided"],
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
        ["/participation/{edition}", `${board}?by=employment`],
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
      return [["/team", "/team"], ["/team", "/team?show=done"], ["/team", "/team?who=everybody"], ["/", "/"]];
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
