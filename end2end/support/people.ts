// Who plays in the stories. The accounts that `kunren demo` prints are there to look; whoever takes a test is somebody
// of their own, because the database is shared and a test is taken once.

import { expect, type Page, request, test } from "@playwright/test";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";

/** The accounts of the demo, see services/src/demo/accounts.rs. */
export const account = {
  learnerInGermany: "K-000003",
  learnerInJapan: "K-000001",
  learnerInSaudiArabia: "K-000002",
  lineManager: "K-000008",
  coordinatorOfGermany: "K-000009",
  coordinatorOfSaudiArabia: "K-000010",
  administrator: "K-000011",
  auditor: "K-000012",
  kiosk: "K-000013",
} as const;

export const password = "kunren-demo";
export const pin = "246810";

/** Somebody to tell a story about. */
export type Learner = { number: string; name: string };

/** Departments where many have no password, in the languages of the demo. */
const floor =
  /^(Production|製造部|生产部|Producción|الإنتاج|Logistics|物流部|Logística|الخدمات اللوجستية)$/;

/** Those of a country who have not begun, as long as this worker runs. */
const known = new Map<string, Promise<Learner[]>>();

/** Somebody who has not begun this year's course, and whom no other story will get. */
export async function claim(country: string): Promise<Learner> {
  let learners = known.get(country);
  if (!learners) known.set(country, (learners = notBegun(country)));
  const folder = join(test.info().project.outputDir, "claimed");
  mkdirSync(folder, { recursive: true });
  for (const learner of await learners) {
    if (isFirst(join(folder, learner.number))) return learner;
  }
  throw new Error(`nobody is left in ${country} who has not begun`);
}

/** Whether nobody was there before us: the file system decides between workers. */
function isFirst(file: string): boolean {
  try {
    closeSync(openSync(file, "wx"));
    return true;
  } catch {
    return false;
  }
}

/** The group administrator's own list. */
async function notBegun(country: string): Promise<Learner[]> {
  const baseURL = test.info().project.use.baseURL!;
  const http = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
  const entered = await http.post("/sign-in", { form: { login: account.administrator, password, next: "/participation" } });
  const edition = new URL(entered.url()).pathname;
  const list = await http.get(`${edition}/people.csv`, { params: { node: `country:${country}`, standing: "assigned" } });
  expect(list.status(), list.url()).toBe(200);
  // No name or department of the demo holds a comma; sites may, but they come after the name.
  const rows = (await list.text()).split("\r\n").slice(1).map((row) => row.split(","));
  await http.dispose();
  return rows
    .filter((cells) => cells[0]?.startsWith("K-") && !cells.some((cell) => floor.test(cell)))
    .map((cells) => ({ number: cells[0]!, name: cells[1]! }))
    .filter(({ number }) => !Object.values<string>(account).includes(number));
}

/** Signs in without looking at the page, for stories about something else. */
export async function enter(page: Page, number: string): Promise<void> {
  await post(page, "/sign-in", { login: number, password, next: "/" });
}

/** Chooses a language without looking at the page. */
export async function speak(page: Page, locale: string): Promise<void> {
  await post(page, "/language", { locale, next: "/" });
}

/** Sends a form as the page would; where it leads. */
export async function post(page: Page, path: string, form: Record<string, string>): Promise<string> {
  const origin = test.info().project.use.baseURL!;
  const answer = await page.request.post(path, { form, headers: { origin }, maxRedirects: 0 });
  expect(answer.status(), `POST ${path}`).toBe(303);
  return answer.headers()["location"]!;
}
