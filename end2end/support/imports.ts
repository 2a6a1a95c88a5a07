// Files of HR systems: sent without looking at the form, and one story at a time.

import { expect, type Page, test } from "@playwright/test";
import { mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** A file as a browser sends it. */
export const csv = (text: string) => ({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

/** Sends a file of a new source; the path of its page. */
export async function sendSilently(page: Page, source: string, text: string): Promise<string> {
  const origin = test.info().project.use.baseURL!;
  const multipart = { "new-source": source, file: csv(text) };
  const answer = await page.request.post("/hr/new", { multipart, headers: { origin }, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  return answer.headers()["location"]!;
}

/** An import of the same people makes a plan outdated, and stands in the way of taking an earlier one back: stories wait for each other. */
export async function alone(story: () => Promise<void>): Promise<void> {
  const lock = join(test.info().project.outputDir, "importing");
  mkdirSync(test.info().project.outputDir, { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      await setTimeout(100);
    }
  }
  try {
    await story();
  } finally {
    rmdirSync(lock);
  }
}
