// The way around the pages of those who watch over participation, for stories that begin in the middle of it.

import type { Page } from "@playwright/test";

/** The address of this year's numbers, for whoever is signed in and may see them. */
export async function boardPath(page: Page): Promise<string> {
  return new URL((await page.request.get("/participation")).url()).pathname;
}

/** The address of last year's figures. */
export async function lastBoardPath(page: Page): Promise<string> {
  const board = await boardPath(page);
  return (await hrefs(page, board)).find((href) => /\/participation\/[^/?]+$/.test(href) && href !== board)!;
}

/** A day whose figures can be signed: the first that the form takes, or one of those after it. */
export async function signingDay(page: Page, board: string, after = 0): Promise<string> {
  const html = await (await page.request.get(`${board}/result`)).text();
  const field = html.match(/<input[^>]* id="cut_off"[^>]*>/)?.[0] ?? "";
  const [first, last] = ["min", "max"].map((end) => field.match(new RegExp(` ${end}="([^"]+)"`))?.[1]);
  const day = new Date(first!);
  day.setUTCDate(day.getUTCDate() + after);
  const wanted = day.toISOString().slice(0, 10);
  if (wanted > last!) throw new Error(`the form takes ${first} to ${last}, not ${wanted}`);
  return wanted;
}

/** A day that has come everywhere and lies in the window of this year's demo edition. */
export function lastWeek(): string {
  return new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
}

/** Where the links of a page lead. */
export async function hrefs(page: Page, path: string): Promise<string[]> {
  const html = await (await page.request.get(path)).text();
  return [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll("&amp;", "&"));
}

/** The page of somebody in a country who has used all attempts and waits for another. */
export async function stuckPerson(page: Page, country: string): Promise<string> {
  const board = await boardPath(page);
  for (let list = 1; ; list++) {
    const found = await hrefs(page, `${board}/people?node=country:${country}&standing=in-progress&page=${list}`);
    const people = found.filter((href) => href.startsWith("/people/"));
    if (people.length === 0) throw new Error(`nobody is stuck in ${country}`);
    for (const person of people) {
      const html = await (await page.request.get(person)).text();
      // Three tries, each with a row of its own, and no course completed in this edition.
      if ((html.match(/<th scope="row" class="number">|<th class="number" scope="row">/g) ?? []).length >= 3) return person;
    }
  }
}
