// Templates with drawn combinations of all that the language has, each with a list, carried through the built command as an office
// does: checked, made in all formats, verified, read by programs that are not ours, and brought back.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { DrawnLetters } from "../samples/drawn/drawn.ts";
import { DRAWN_PICTURES, drawnLetters } from "../samples/drawn/drawn-letters.ts";
import { DETAILS } from "../samples/drawn/rows.ts";
import { DRAW, isDrawn, isFull } from "../samples/extent.ts";
import {
  isInstalled,
  readWithMutool,
  readWithPdfJs,
  readWithPoppler,
  solid,
} from "../samples/readers.ts";
import { type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

/** How many templates are drawn: as many as who goes on looking asks for, a few in CI, one now and then elsewhere. */
const COUNT = Number(process.env["DRAWN"] ?? (isFull ? 8 : 1));
const DRAWN = fc.sample(drawnLetters, { seed: DRAW, numRuns: COUNT });
const isAsked = process.env["DRAWN"] !== undefined || isDrawn("drawn letters", 4);

let desk: Desk | undefined;
let refused = 0;
afterAll(() => desk?.clear());

describe.runIf(isAsked)("letters of a drawn template", () => {
  test.each(DRAWN.map((drawn, index) => ({ ...drawn, index })))(
    "$index: what is checked is made, verified, read by others and brought back",
    async (drawn) => {
      desk ??= newDesk();
      const run = `out/${drawn.index}`;
      const merge = laidOut(desk, drawn, run);
      const check = await desk.run("check", ...merge.slice(1, CHECKED));
      const made = await desk.run(...merge);
      const about = `${drawn.template}\n${made.stderr}`;
      if (made.exit === 1) {
        refused += 1;
        expect(made.stderr, about).toMatch(/drawn\.hbs:\d+:\d+ エラー /u);
        expect(existsSync(desk.path(run)), about).toBe(false);
        return;
      }
      expect([check.exit, made.exit], about).toEqual([0, 0]);
      const whole = hashesOf(desk.path(run));
      const verified = await desk.run("verify", run);
      expect([verified.exit, verified.stderr], about).toEqual([0, expect.any(String)]);
      await expectNothingComesBack(desk, run, about);
      await expectWords(desk, run, drawn);
      expect((await desk.run(...merge)).exit, about).toBe(0);
      expect(hashesOf(desk.path(run)), about).toEqual(whole);
      await expectPlantedFaultIsFound(desk, run, drawn);
    },
    300_000,
  );

  test("most of them are letters", () => {
    expect(refused).toBeLessThanOrEqual(COUNT / 4);
  });
});

/** The arguments of `merge` that `check` has too, after the command. */
const CHECKED = 6;

/** Writes the template, its lists and its pictures, and gives the command that makes its letters. */
function laidOut(on: Desk, drawn: DrawnLetters, run: string): readonly string[] {
  on.write("templates/drawn.hbs", drawn.template);
  on.write("recipients/drawn.csv", drawn.list);
  if (drawn.details !== "") on.write(DETAILS, drawn.details);
  mkdirSync(on.path("templates/画像"), { recursive: true });
  for (const name of DRAWN_PICTURES) {
    cpSync(`test/corpus/pictures/${name}`, on.path("templates/画像", name));
  }
  return [
    ...["merge", "templates/drawn.hbs", "--recipients", "recipients/drawn.csv"],
    ...["--edition", drawn.edition],
    ...["--format", drawn.formats.join(","), "--print-run", "--out", run],
  ];
}

function lettersOf(on: Desk, run: string, ending: string): readonly string[] {
  return readdirSync(on.path(run, "letters"))
    .filter((name) => name.endsWith(ending))
    .sort();
}

async function expectNothingComesBack(on: Desk, run: string, about: string): Promise<void> {
  for (const name of lettersOf(on, run, ".docx")) {
    const back = await on.run("back", `${run}/letters/${name}`, "--run", run);
    expect([back.exit, back.stdout], `${about}\n${back.stderr}`).toEqual([
      0,
      expect.stringContaining("文に修正はありません"),
    ]);
  }
}

/** Each reader finds all that the template's author wrote, and the row's values. */
async function expectWords(on: Desk, run: string, drawn: DrawnLetters): Promise<void> {
  for (const name of lettersOf(on, run, ".pdf")) {
    const bytes = readFileSync(on.path(run, "letters", name));
    const words = wordsFor(name, drawn);
    const missingIn = (text: string): readonly string[] =>
      words.filter((word) => !hasWord(solid(text), word));
    expect(missingIn(await readWithPdfJs(bytes)), `pdf.js\n${drawn.template}`).toEqual([]);
    if (isInstalled("pdftotext", "-v")) {
      expect(missingIn(readWithPoppler(bytes)), `poppler\n${drawn.template}`).toEqual([]);
    }
    if (isInstalled("mutool", "-v")) {
      expect(missingIn(readWithMutool(bytes)), `mutool\n${drawn.template}`).toEqual([]);
    }
  }
}

function wordsFor(letter: string, { rows, words }: DrawnLetters): readonly string[] {
  const row = rows.find(({ 団体コード = "-" }) => letter.startsWith(団体コード));
  if (row === undefined) throw new Error(`no row for ${letter}`);
  return words.map((word) =>
    solid(word.replaceAll(/\{\{(.+?)\}\}/gu, (_, column: string) => row[column] ?? "")),
  );
}

/** Readings beside the next line, and a page's foot and head, may come between two characters. Unit: characters. */
const BETWEEN = 80;

function hasWord(text: string, word: string): boolean {
  if (text.includes(word)) return true;
  return Array.from({ length: word.length - 1 }, (_, index) => index + 1).some((at) => {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (let found = text.indexOf(before); found >= 0; found = text.indexOf(before, found + 1)) {
      const from = found + before.length;
      if (text.slice(from, from + BETWEEN + after.length).includes(after)) return true;
    }
    return false;
  });
}

/** One character of a letter is another, and the ledger says of the file what it is now: only who reads it finds that. */
async function expectPlantedFaultIsFound(
  on: Desk,
  run: string,
  drawn: DrawnLetters,
): Promise<void> {
  const [name = ""] = lettersOf(on, run, ".html");
  const path = on.path(run, "letters", name);
  const html = readFileSync(path, "utf8");
  const [word = ""] = wordsFor(name, drawn)
    .filter((one) => html.lastIndexOf(one) > html.indexOf("<body"))
    .slice(-1);
  const at = html.lastIndexOf(word);
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  const changed = `${html.slice(0, at)}鬱${html.slice(at + first.length)}`;
  writeFileSync(path, changed);
  const ledger = on.path(run, "ledger.jsonl");
  const lines = readFileSync(ledger, "utf8").trimEnd().split("\n");
  const told = lines.map((line) => {
    const json = (line.split("\t")[0] ?? "")
      .replace(hashOf(html), hashOf(changed))
      .replace(`"bytes":${Buffer.byteLength(html)}`, `"bytes":${Buffer.byteLength(changed)}`);
    return `${json}\t${hashOf(json).slice(0, 8)}\n`;
  });
  writeFileSync(ledger, told.join(""));
  const { exit, stderr } = await on.run("verify", run);
  expect(exit, drawn.template).toBe(3);
  expect(stderr, drawn.template).toContain(`${name} エラー verify/text-differs`);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
