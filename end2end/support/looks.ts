// What holds for every page: nobody is shut out, nothing sticks out, nothing is left in English.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** No rule of axe is broken, in light colours; none on contrast is in dark ones. */
export async function expectAccessibleInBothColours(page: Page): Promise<void> {
  await expectNothingFound(page, new AxeBuilder({ page }), "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNothingFound(page, new AxeBuilder({ page }).withRules(["color-contrast"]), "dark");
  await page.emulateMedia({ colorScheme: "light" });
}

async function expectNothingFound(page: Page, axe: AxeBuilder, colours: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`);
  expect.soft(found, `axe finds nothing on ${page.url()} in ${colours} colours`).toEqual([]);
}

/** On the narrowest phone the page does not scroll sideways; tables may, inside of themselves. */
export async function expectNarrow(page: Page): Promise<void> {
  const usual = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 640 });
  const widest = await page.evaluate(() => {
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return null;
    const sticksOut = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > page.clientWidth + 1 || left < -1;
    };
    const scrolls = (element: Element | null): boolean =>
      element !== null && element !== document.body && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const found = [...document.body.querySelectorAll("*")].filter((element) => sticksOut(element) && !scrolls(element.parentElement));
    return `${page.scrollWidth} px: ${found.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`).join(", ")}`;
  });
  expect.soft(widest, `${page.url()} fits a width of 320 px`).toBeNull();
  await page.setViewportSize(usual);
}

/** What the pseudo-locale leaves in English letters, as English does: names of months and countries, and signs for things. */
const data = new RegExp(
  [
    "January|February|March|April|May|June|July|August|September|October|November|December",
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
    "Kunren|K-\\d+|FY\\d+|CSV|XLSX|PIN",
    ...countries(),
  ]
    .map((words) => `\\b(?:${words})\\b`)
    .join("|"),
  "g",
);

function countries(): string[] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  return codes.flatMap((code) => names.of(code) ?? []).map((name) => name.replace(/[.()&]/g, "\\$&"));
}

/** In the pseudo-locale every letter of our words wears an accent. Whatever does not is in no file of words; texts of
 * courses say their language, names and other content carry `data-content`. */
export async function expectTranslated(page: Page): Promise<void> {
  const texts = await page.evaluate(() => {
    const isOurs = (element: Element | null) =>
      element !== null && element.closest("script, style, [data-content], [lang]")?.getAttribute("lang") === "en-XA";
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (isOurs(node.parentElement)) texts.push(node.textContent ?? "");
    }
    for (const name of ["aria-label", "title", "placeholder", "alt", "content"]) {
      for (const element of document.body.querySelectorAll(`[${name}]`)) {
        if (isOurs(element)) texts.push(element.getAttribute(name)!);
      }
    }
    return texts;
  });
  const english = texts.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => /[A-Za-z]{3}/.test(text.replace(data, "")));
  expect.soft([...new Set(english)], `${page.url()} says nothing that is not translated`).toEqual([]);
}
