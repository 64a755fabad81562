import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pickedOf } from "../samples/extent.ts";
import { type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const PREFECTURES = "recipients/prefectures.csv";
const MUNICIPALITIES = "recipients/municipalities.csv";
const IN_ORDER = [PREFECTURES, MUNICIPALITIES];
const REVERSED = [MUNICIPALITIES, PREFECTURES];

const FOUR = [
  "--where",
  "都道府県=佐賀県,団体名=佐賀県|佐賀市|唐津市|鳥栖市",
  "--print-run",
] as const;

interface World {
  readonly zone: string;
  readonly locale: string;
  readonly jobs: string;
  readonly lists: readonly string[];
}

/** Three time zones and two locales with all others of each, and both orders. */
const WORLDS: readonly World[] = ["Pacific/Kiritimati", "Asia/Tokyo", "America/St_Johns"].flatMap(
  (zone, index) =>
    ["ja_JP.UTF-8", "tr_TR.UTF-8"].map((locale, other) => ({
      zone,
      locale,
      jobs: String([0, 1, 2][(index + other) % 3]),
      lists: (index + other) % 2 === 0 ? IN_ORDER : REVERSED,
    })),
);

let desk: Desk;
let whole: Readonly<Record<string, string>>;

function run(lists: readonly string[], ...options: readonly string[]): void {
  const { exit, stderr } = desk.start(
    ...["merge", "templates/dx-jinzai.hbs", "--recipients", ...lists],
    ...options,
  );
  expect(stderr).not.toContain("エラー");
  expect(exit).toBe(0);
}

function lettersOf(hashes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(hashes).filter(([name]) => name.startsWith("letters/")));
}

beforeAll(async () => {
  desk = newDesk();
  const template = ["merge", "templates/dx-jinzai.hbs", "--recipients", ...IN_ORDER];
  expect((await desk.run(...template, "--out", "out/whole", ...FOUR)).exit).toBe(0);
  whole = hashesOf(desk.path("out/whole"));
});
afterAll(() => desk.clear());

describe("the same inputs give the same bytes", () => {
  test.each(pickedOf(WORLDS, 1))("at $zone, $locale, $jobs workers, lists $lists", (world) => {
    const before = { TZ: process.env["TZ"], LC_ALL: process.env["LC_ALL"] };
    process.env["TZ"] = world.zone;
    process.env["LC_ALL"] = world.locale;
    const out = `out/${world.zone.replace("/", "-")}-${world.locale}`;
    try {
      run(world.lists, "--out", out, ...FOUR, "--jobs", world.jobs);
    } finally {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
    const here = hashesOf(desk.path(out));
    if (world.lists === IN_ORDER) expect(here).toEqual(whole);
    else expect(lettersOf(here)).toEqual(lettersOf(whole));
  });

  test("for one letter that is made alone as in the whole run", () => {
    run(IN_ORDER, "--out", "out/alone", "--only", "412015");
    const names = ["letters/412015-佐賀市長.docx", "letters/412015-佐賀市長.pdf"];
    expect(desk.list("out/alone/letters")).toHaveLength(2);
    for (const name of names) {
      const alone = readFileSync(desk.path("out/alone", name));
      expect(alone.equals(readFileSync(desk.path("out/whole", name)))).toBe(true);
    }
  });
});
