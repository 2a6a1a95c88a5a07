// What people ask for: more time.

import type { Page } from "@playwright/test";

/** The last day until which more time can be asked for, as the form of the page says it. */
export async function laterDay(page: Page, path: string): Promise<string> {
  const html = await (await page.request.get(path)).text();
  const input = [...html.matchAll(/<input[^>]+>/g)].map(([tag]) => tag).find((tag) => tag.includes('id="extension-until"'))!;
  return /max="([^"]+)"/.exec(input)![1]!;
}
