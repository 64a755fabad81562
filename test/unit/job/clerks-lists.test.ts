import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { pickedOf } from "../../samples/extent.ts";
import {
  type ClerkCase,
  clerkCases,
  FOLDER,
  filesOf,
  KNOWN_FAILURES,
  RELAXATIONS,
  saidOf,
} from "./clerk-cases.ts";

const LISTS = clerkCases("lists");
const LETTERS = clerkCases("letters");
const ALL = new Map([...LISTS, ...LETTERS].map((one) => [one.id, one]));

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-clerks-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function findingsOf(one: ClerkCase): readonly Diagnostic[] {
  const { template, list, ending } = filesOf(one, ALL);
  const paths = { template: join(folder, "通知.hbs"), list: join(folder, `名簿.${ending}`) };
  writeFileSync(paths.template, template);
  writeFileSync(paths.list, list);
  return saidOf(paths.template, paths.list, one);
}

/** The rows that a finding is about; none where it is about the template or the whole list. */
function rowsOf({ at, related }: Diagnostic): readonly number[] {
  return [at, ...related.map((one) => one.at)].flatMap((place) =>
    place.kind === "cell" ? [place.row] : [],
  );
}

/** Tells whether a finding leads to what was changed in a right list: to its row, or by its value; a changed heading concerns all. */
function isAbout(finding: Diagnostic, { change = [] }: ClerkCase): boolean {
  const rows = rowsOf(finding);
  return (
    change.length === 0 ||
    rows.length === 0 ||
    change.some(
      ([row, , value]) =>
        row === 1 || rows.includes(row) || Object.values(finding.values).includes(value),
    )
  );
}

/** What is not as the corpus states it; undefined where all is. */
function faultOf(one: ClerkCase, said: readonly Diagnostic[]): string | undefined {
  const codes = one.codes ?? [];
  const errors = said.filter(({ severity }) => severity === "error").map(({ code }) => code);
  const notes = [...new Set(said.map(({ code }) => code))].sort();
  switch (one.must) {
    case "pass":
      if (errors.length > 0) return `refused: ${[...new Set(errors)].join(" ")}`;
      return notes.join(" ") === (one.notes ?? []).join(" ")
        ? undefined
        : `notes: ${notes.join(" ")}`;
    case "untold":
      return errors.length > 0 ? `refused: ${[...new Set(errors)].join(" ")}` : undefined;
    case "ask":
      return codes.some((code) => errors.some((found) => found === code)) ? undefined : "not asked";
    case "tell": {
      const told = said.filter(({ code }) => codes.includes(code));
      if (told.length === 0) return `not told: ${notes.join(" ")}`;
      return told.some((finding) => isAbout(finding, one))
        ? undefined
        : `told of other rows: ${told.map(({ code }) => code)}`;
    }
  }
}

/** All that is not as stated, by the case's name. */
function faultsOf(cases: readonly ClerkCase[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    cases.flatMap((one) => {
      const fault = faultOf(one, findingsOf(one));
      return fault === undefined ? [] : [[one.id, fault] as const];
    }),
  );
}

describe("lists and letters as clerks have them, right and wrong", () => {
  const known = (cases: readonly ClerkCase[]): readonly string[] =>
    cases.filter(({ id }) => KNOWN_FAILURES[id] !== undefined).map(({ id }) => id);

  test("right lists make their letters, wrong ones are told at their rows", {
    timeout: 300_000,
  }, () => {
    const cases = pickedOf(LISTS, LISTS.length / 5);
    const faults = faultsOf(cases);
    const unknown = Object.entries(faults).filter(([id]) => KNOWN_FAILURES[id] === undefined);
    expect(unknown.map(([id, fault]) => `${id} ${ALL.get(id)?.what}: ${fault}`)).toEqual([]);
    // What is mended leaves the list of what fails.
    expect(Object.keys(faults)).toEqual(known(cases));
  });

  test("letters with a slip are told of it, right ones pass", { timeout: 300_000 }, () => {
    const cases = pickedOf(LETTERS, LETTERS.length / 5);
    const faults = faultsOf(cases);
    const unknown = Object.entries(faults).filter(([id]) => KNOWN_FAILURES[id] === undefined);
    expect(unknown.map(([id, fault]) => `${id} ${ALL.get(id)?.what}: ${fault}`)).toEqual([]);
    expect(Object.keys(faults)).toEqual(known(cases));
  });

  test("what must be told says by which code, what nobody can tell says why, and a known failure names a case", () => {
    for (const { id, must, codes = [], why } of ALL.values()) {
      if (must === "tell" || must === "ask") expect(codes, id).not.toEqual([]);
      if (must === "untold" || must === "ask") expect(why, id).toMatch(/\S/u);
    }
    for (const [id, why] of Object.entries(KNOWN_FAILURES)) {
      expect(ALL.has(id), id).toBe(true);
      expect(why, id).toMatch(/\S/u);
    }
  });

  // What lets a right list pass lets a wrong one pass as well, unless something tells them apart.
  test("every rule that lets a right list pass has two wrong ones beside it that are told", () => {
    for (const { rule, file, right, twins } of RELAXATIONS) {
      expect(existsSync(file), file).toBe(true);
      expect(ALL.get(right)?.must, rule).toBe("pass");
      expect(new Set(twins).size, rule).toBeGreaterThan(1);
      for (const twin of twins) expect(["tell", "ask"], twin).toContain(ALL.get(twin)?.must);
    }
  });

  test("the folder's page counts what is there", () => {
    const page = readFileSync(`${FOLDER}/README.md`, "utf8");
    const count = (must: ClerkCase["must"]): number =>
      [...ALL.values()].filter((one) => one.must === must).length;
    const passing = [...ALL.values()].filter(({ must }) => must === "pass");
    const noted = passing.filter(({ notes = [] }) => notes.length > 0);
    const failing = (must: ClerkCase["must"]): number =>
      [...ALL.values()].filter((one) => one.must === must && KNOWN_FAILURES[one.id] !== undefined)
        .length;
    for (const must of ["pass", "ask", "tell", "untold"] as const) {
      expect(page).toMatch(
        new RegExp(`\\| \`${must}\` \\|.*\\| ${count(must)} \\| ${failing(must)} \\|`, "u"),
      );
    }
    expect(page).toContain(`${noted.length} of them with a 注意`);
  });
});
