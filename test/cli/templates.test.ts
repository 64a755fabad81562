import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from "vitest";
import { oneIn, pickedOf } from "../samples/extent.ts";
import { type Answer, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const test = oneIn(2);

/** Three cities of the shipped list. */
const SAGA = ["--recipients", "recipients/saga.csv"];
const MINISTER = ["merge", "templates/dx-jinzai.hbs", ...SAGA, "--out", "out/minister"];
const REISSUE = [
  ...["merge", "templates/reissue.hbs", ...SAGA, "--out", "out/reissue"],
  ...["--set", "別添=out/minister", "--set", "差出人職名=佐賀県総務部市町支援課長"],
];
const LETTERS = 3;

/** A desk with both runs. */
let finished: Desk;
/** What the second of them said. */
let made: Answer;
let desk: Desk;
beforeAll(async () => {
  finished = newDesk();
  const rows = readFileSync(finished.path("recipients/municipalities.csv"), "utf8").split("\n");
  const few = rows.filter((row, index) => index === 0 || /^(?:412015|412023|412031),/u.test(row));
  finished.write("recipients/saga.csv", `${few.join("\n")}\n`);
  expect((await finished.run(...MINISTER)).exit).toBe(0);
  made = await finished.run(...REISSUE);
});
beforeEach(() => {
  desk = finished.copy();
});
afterEach(() => desk.clear());
afterAll(() => finished.clear());

/** Takes the runs off the desk. */
function begin(): void {
  rmSync(desk.path("out"), { recursive: true });
}

describe("a prefecture's reissue", () => {
  test("has the minister's letter to the same mayor beside each cover, byte for byte", async () => {
    expect(made.exit).toBe(0);
    expect(made.stdout).toContain("別添");
    const names = desk.list("out/reissue/letters");
    expect(names).toHaveLength(LETTERS * 4);
    expect(names.slice(0, 4)).toEqual([
      "412015-佐賀市長-別添.docx",
      "412015-佐賀市長-別添.pdf",
      "412015-佐賀市長.docx",
      "412015-佐賀市長.pdf",
    ]);
    for (const name of desk.list("out/minister/letters")) {
      const copy = name.replace(/\.(?=pdf|docx)/u, "-別添.");
      expect(readFileSync(desk.path("out/reissue/letters", copy))).toEqual(
        readFileSync(desk.path("out/minister/letters", name)),
      );
    }
    expect((await desk.run("text", "out/reissue/letters/412015-佐賀市長.pdf")).stdout).toMatch(
      /佐賀市長\s様/u,
    );
    expect((await desk.run("verify", "out/reissue")).exit).toBe(0);
  });

  test("finds an attachment that was changed or taken away, and merging again mends it", async () => {
    const before = hashesOf(desk.path("out/reissue"));
    const changed = desk.path("out/reissue/letters/412015-佐賀市長-別添.pdf");
    const bytes = readFileSync(changed);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    writeFileSync(changed, bytes);
    rmSync(desk.path("out/reissue/letters/412023-唐津市長-別添.docx"));
    const { exit, stderr } = await desk.run("verify", "out/reissue");
    expect(exit).toBe(3);
    expect(stderr).toContain("412015-佐賀市長-別添.pdf");
    expect(stderr).toContain("412023-唐津市長-別添.docx");
    expect((await desk.run(...REISSUE)).exit).toBe(0);
    // What somebody changed is not thrown away.
    const { "退避/letters/412015-佐賀市長-別添.pdf": moved, ...after } = hashesOf(
      desk.path("out/reissue"),
    );
    expect(after).toEqual(before);
    expect(moved).toBeDefined();
  });

  test("never attaches the letter to another addressee of the same code, or of the same row in another list", async () => {
    begin();
    const header = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
    const rows = [
      "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿",
      "011002,市,北海道,札幌市,さっぽろし,札幌市議会議長,殿",
      ",市区町村,,市区町村,,県内市町長,殿",
      ",市区町村,,市区町村,,県内市町議会議長,殿",
    ];
    const list = (name: string, lines: readonly string[]): readonly string[] => {
      desk.write(`recipients/${name}`, [header, ...lines].join("\r\n"));
      return ["--recipients", `recipients/${name}`];
    };
    await desk.run(
      "merge",
      "templates/dx-jinzai.hbs",
      ...list("a.csv", rows),
      "--out",
      "out/minister",
    );
    const settings = "表題: 送付\n種別: 書簡\n日付: 2026-12-01\n別添: [out/minister]";
    desk.write(
      "templates/cover.hbs",
      `---\n${settings}\n---\n送付します。\n［＃宛名］{{職名}}　{{敬称}}\n`,
    );
    const cover = ["merge", "templates/cover.hbs", "--out", "out/cover"];
    const same = await desk.run(...cover, ...list("b.csv", rows));
    expect(same.exit).toBe(0);
    const hashes = { ...hashesOf(desk.path("out/cover")), ...hashesOf(desk.path("out/minister")) };
    for (const name of ["011002-札幌市長", "011002-札幌市議会議長", "004-県内市町長"]) {
      expect(hashes[`letters/${name}-別添.pdf`]).toBe(
        hashesOf(desk.path("out/minister"))[`letters/${name}.pdf`],
      );
    }
    // The rows without a code change places: their numbers are the same, their letters are not.
    const [mayor = "", chairman = "", all = "", chairmen = ""] = rows;
    const swapped = await desk.run(
      ...cover,
      "--restart",
      ...list("c.csv", [chairman, mayor, chairmen, all]),
    );
    expect(swapped.exit).toBe(0);
    const moved = hashesOf(desk.path("out/cover"));
    expect(moved["letters/005-県内市町長-別添.pdf"]).toBe(
      hashesOf(desk.path("out/minister"))["letters/004-県内市町長.pdf"],
    );
    const strangers = [mayor, `${all},さが`];
    const strange = await desk.run(...cover, "--restart", ...list("d.csv", strangers));
    expect(strange.exit).toBe(1);
  });

  test("writes nothing if a letter to be attached is missing, changed, or for nobody in the list", async () => {
    begin();
    expect((await desk.run(...REISSUE)).stderr).toContain("job/attachment-missing");
    await desk.run(...MINISTER, "--only", "412015");
    const lacking = await desk.run(...REISSUE);
    expect(lacking.exit).toBe(1);
    expect(lacking.stderr).toContain("job/attachment-nobody");
    expect(lacking.stderr).toContain("唐津市長");
    writeFileSync(desk.path("out/minister/letters/412015-佐賀市長.pdf"), "changed");
    const changed = await desk.run(...REISSUE, "--only", "412015");
    expect(changed.exit).toBe(1);
    expect(changed.stderr).toContain("job/attachment-changed");
    expect(desk.list("out")).toEqual(["minister"]);
  });

  test("has one file from elsewhere in a folder of its own, once for all", async () => {
    begin();
    desk.write("letter.pdf", "%PDF-1.7 as it came");
    const args = REISSUE.map((arg) => (arg === "別添=out/minister" ? "別添=letter.pdf" : arg));
    expect((await desk.run(...args, "--only", "412015,412023")).exit).toBe(0);
    expect(desk.list("out/reissue/別添")).toEqual(["letter.pdf"]);
    expect((await desk.run("verify", "out/reissue")).exit).toBe(0);
    writeFileSync(desk.path("out/reissue/別添/letter.pdf"), "%PDF-1.7 other");
    expect((await desk.run("verify", "out/reissue")).exit).toBe(3);
  });
});

test.each(
  pickedOf(
    [
      ["notice", "recipients/prefectures.csv", []],
      ["meiji30", "recipients/prefectures.csv", []],
      ["meiji30", "recipients/prefectures.csv", ["--edition", "as-issued"]],
    ] as const,
    1,
  ),
)(
  "the shipped template %s is made for %s as PDF and Word, read back and verified",
  async (name, list, options) => {
    const out = ["--where", "都道府県=佐賀県", "--out", "out/made"];
    const { exit, stdout } = await desk.run(
      ...["merge", `templates/${name}.hbs`, "--recipients", list, ...out, ...options],
    );
    expect(exit).toBe(0);
    expect(stdout).toContain("2ファイルのうち2ファイルを読み戻し");
    expect((await desk.run("verify", "out/made")).exit).toBe(0);
  },
);
