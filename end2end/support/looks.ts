// What holds for every page: nobody is shut out, nothing sticks out, nothing is left in English.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";

/** No rule of axe is broken, in light colours; none on contrast is in dark ones. */
export async function expectAccessibleInBothColours(page: Page, except: string[] = []): Promise<void> {
  await expectNothingFound(page, new AxeBuilder({ page }).disableRules(except), "light");
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

/** What a page says in our own words, and what it says in those of courses, people and companies: the former carry their
 * language, the latter stand in a `bdi`, since nobody knows their direction. */
export type Said = { where: string; title: string; ours: string[]; content: string[] };

/** Listens to a page in the pseudo-locale. */
export async function listen(page: Page): Promise<Said> {
  const said = await page.evaluate(() => {
    const ours: string[] = [];
    const content: string[] = [];
    const hear = (element: Element | null, text: string) => {
      const mark = element?.closest("script, style, bdi, [data-content], [lang]");
      if (mark?.getAttribute("lang") === "en-XA") ours.push(text);
      else if (mark && !mark.matches("script, style")) content.push(text);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) hear(node.parentElement, node.textContent ?? "");
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      for (const element of document.body.querySelectorAll(`[${name}]`)) hear(element, element.getAttribute(name)!);
    }
    return { title: document.title, ours, content };
  });
  return { where: new URL(page.url()).pathname, ...said };
}

/** What English writes into sentences that are not: months, countries, and signs for things. */
const signs = words([
  ..."January February March April May June July August September October November December".split(" "),
  ..."Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec Kunren CSV XLSX".split(" "),
  ...countries(),
]);

function countries(): string[] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters.flatMap((one) => letters.flatMap((other) => names.of(one + other) ?? []));
}

/** In the pseudo-locale all our consonants wear accents: a word in plain letters is in no file of words. Only sentences
 * of ours, and titles, may hold content that cannot be marked there. */
export function expectTranslated(said: Said[]): void {
  const content = words([...said.flatMap(({ content }) => content), ...courseTexts()]);
  const isEnglish = (word: string) => /^[A-Za-z]{3,}$/.test(word) && /[^aeiou]/i.test(word);
  for (const { where, title, ours } of said) {
    const rest = (text: string) => (isSentence(text) ? bare(text).replace(content, "") : bare(text)).replace(signs, "");
    const texts = [...ours, `${accented} ${title}`];
    const english = texts.filter((text) => (rest(text).match(/\p{L}+/gu) ?? []).some(isEnglish));
    expect.soft([...new Set(english)], `${where} says nothing that is not translated`).toEqual([]);
  }
}

const accented = "ḿ";

function isSentence(text: string): boolean {
  return /[ƀƈḓƒɠħĵķŀḿƞƥɋřşŧṽẇẋẏẑ]/i.test(text);
}

/** Titles and acts of the course, which our sentences name. */
function courseTexts(): string[] {
  const folder = fileURLToPath(new URL("../../courses/environment-fy2026", import.meta.url));
  const modules = readdirSync(`${folder}/modules`).map((module) => `${folder}/modules/${module}/en/module.toml`);
  const texts = (value: unknown): string[] =>
    typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
  return [`${folder}/en/course.toml`, ...modules].flatMap((file) => texts(parse(readFileSync(file, "utf8"))));
}

/** Finds any of these texts, the longest first. */
function words(texts: string[]): RegExp {
  const known = [...new Set(texts.map(bare))].filter((text) => /[A-Za-z]{3}/.test(text)).sort((one, other) => other.length - one.length);
  return new RegExp(["\\0", ...known.map((text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"))].join("|"), "g");
}

/** Without the marks that isolate directions. */
function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();
}
