// Answers to the questions of the course, read from the course folder as its authors wrote them. The pages never tell.

import { expect, type Page } from "@playwright/test";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";

export type Kind = "single" | "multiple" | "truefalse" | "matching" | "ordering";
type Question = { id: string; kind: Kind; options?: string[]; right: string[] | Record<string, string> };

const modules = fileURLToPath(new URL("../../courses/environment-fy2026/modules", import.meta.url));

/** Every question under its words, in every language. */
const questions = new Map<string, Question>();
for (const module of readdirSync(modules)) {
  const facts = parse(readFileSync(`${modules}/${module}/module.toml`, "utf8")) as { question?: Question[] };
  const byId = new Map((facts.question ?? []).map((question) => [question.id, question]));
  const locales = readdirSync(`${modules}/${module}`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of locales.filter(({ name }) => name !== "pictures")) {
    const texts = parse(readFileSync(`${modules}/${module}/${name}/questions.toml`, "utf8")) as Record<string, { stem: string }>;
    for (const [id, { stem }] of Object.entries(texts)) {
      const question = byId.get(id);
      if (question) questions.set(bare(stem), question);
    }
  }
}

/** Letters and digits only: neither markup nor the shape of a quotation mark matters. */
function bare(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");
}

/** The question that is open. */
export async function asked(page: Page): Promise<Question> {
  const words = await page.locator("fieldset.question legend").innerText();
  const question = questions.get(bare(words));
  if (!question) throw new Error(`no question of the course says ${words}`);
  return question;
}

/** The fields of an answer: name and value as the form sends them. */
export function fields({ kind, options, right }: Question, how: "right" | "wrong"): [string, string][] {
  const wrong = how === "wrong";
  if (kind === "matching") {
    const pairs = Object.entries(right as Record<string, string>);
    return pairs.map(([option], at) => [`match.${option}`, pairs[(at + (wrong ? 1 : 0)) % pairs.length]![1]]);
  }
  const rights = right as string[];
  if (kind === "ordering") {
    return rights.map((option, at) => [`place.${option}`, String(((at + (wrong ? 1 : 0)) % rights.length) + 1)]);
  }
  const others = (options ?? ["true", "false"]).filter((option) => !rights.includes(option));
  return (wrong ? others.slice(0, 1) : rights).map((option) => ["choice", option]);
}

/** Fills the form of the question that is open; saving it is up to the caller. */
export async function answer(page: Page, how: "right" | "wrong"): Promise<Kind> {
  const question = await asked(page);
  for (const [name, value] of fields(question, how)) {
    const input = page.locator(`input[name="${name}"][value="${value}"]`);
    if (name === "choice") await input.check();
    else await page.locator(`select[name="${name}"]`).selectOption(value);
  }
  return question.kind;
}

/** That the form shows this answer. */
export async function expectAnswered(page: Page, how: "right" | "wrong"): Promise<void> {
  const expected = fields(await asked(page), how);
  for (const [name, value] of expected) {
    if (name === "choice") await expect(page.locator(`input[value="${value}"]`)).toBeChecked();
    else await expect(page.locator(`select[name="${name}"]`)).toHaveValue(value);
  }
  const chosen = expected.filter(([name]) => name === "choice").length;
  await expect(page.locator('input[name="choice"]:checked')).toHaveCount(chosen);
}
