import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../../../src/data/read-csv.ts";
import { readRecipients } from "../../../src/data/read-recipients.ts";
import { runs } from "../../samples/extent.ts";
import { headerRow, sapporoRow, workbook } from "../../samples/workbook.ts";

const HEADER = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
const SAPPORO = "011002,市,北海道,札幌市,さっぽろし,札幌市長,殿";

// What names, notes and addresses are made of, with all that CSV gives a meaning to.
const value = fc
  .string({
    unit: fc.constantFrom(
      ..."山川髙﨑①㈱札幌市ァー〜・AZaz09,\"'\n =+-@",
      "𠮷",
      "葛\u{e0100}",
      "辻\u{e0101}",
      "神",
      "が",
    ),
    maxLength: 12,
  })
  // What begins as a formula is a list's fault or Excel's way to keep a number as text.
  .filter((text) => text.trim() === text && !text.startsWith("="));

const quoted = (text: string, always: boolean): string =>
  always || /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const rows = fc.array(fc.tuple(value, value, fc.boolean()), { minLength: 1, maxLength: 8 });

/** The free columns' values as the list gives them back, or the codes of what is wrong. */
function notesOf(bytes: Uint8Array): readonly unknown[] {
  const outcome = readRecipients([{ path: "a.csv", bytes }]);
  if (!outcome.ok) return outcome.errors.map(({ code }) => code);
  return [...outcome.value.recipients].map(({ fields }) => [
    fields.get("備考")?.value,
    fields.get("住所")?.value,
  ]);
}

/** A list with two free columns; the person's name keeps the rows apart. */
function listOf(records: readonly (readonly [string, string, boolean])[], lineEnd: string): string {
  const lines = records.map(
    ([note, address, always], index) =>
      `${SAPPORO},${index}氏,${quoted(note, always)},${quoted(address, always)}`,
  );
  return [`${HEADER},氏名,備考,住所`, ...lines, ""].join(lineEnd);
}

test("what is written as CSV is read back, whatever the quotes, line ends and encoding", () => {
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.constantFrom("utf-8", "utf-8-mark", "utf-16le"),
      (records, lineEnd, encoding) => {
        // A breaks-its-line value keeps its line feed; the ends of rows change.
        const text = listOf(records, lineEnd);
        const bytes =
          encoding === "utf-16le"
            ? Buffer.from(`\ufeff${text}`, "utf16le")
            : Buffer.from(encoding === "utf-8" ? text : `\ufeff${text}`);
        expect(notesOf(bytes)).toEqual(records.map(([note, address]) => [note, address]));
      },
    ),
    { numRuns: runs(150) },
  );
});

test("one wrong byte anywhere is an error or another text, never an exception", () => {
  const bytes = readFileSync("recipients/prefectures.csv").subarray(0, 1500);
  fc.assert(
    fc.property(
      fc.nat({ max: bytes.length - 1 }),
      fc.integer({ min: 0, max: 255 }),
      (offset, byte) => {
        const changed = Uint8Array.from(bytes);
        changed[offset] = byte;
        const outcome = readRecipients([{ path: "a.csv", bytes: changed }]);
        const said = outcome.ok ? outcome.warnings : outcome.errors;
        for (const { code } of said) expect(code).toMatch(/^csv\//u);
      },
    ),
    { numRuns: runs(150) },
  );
});

test("bytes of any kind are read or refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(readRecipients([{ path: "a", bytes }]).ok).toBe(false);
    }),
    { numRuns: runs(150) },
  );
});

test("a row reads the same whether none, some or most of the rows are made otherwise than the list has them", () => {
  const code = fc.constantFrom("630-8580", "６３０－８５８０", "630‐8580", "");
  fc.assert(
    fc.property(fc.array(code, { minLength: 1, maxLength: 12 }), (codes) => {
      const lines = codes.map((one, index) => `第${index}支部長,殿,${one}`);
      const bytes = Buffer.from(["職名,敬称,郵便番号", ...lines].join("\n"));
      const outcome = readRecipients([{ path: "a.csv", bytes }]);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
      const read = [...outcome.value.recipients].map(({ row, fields }) => [
        row,
        fields.get("職名")?.value,
        fields.get("郵便番号")?.value,
        fields.get("団体名")?.value,
      ]);
      expect(read).toEqual(
        codes.map((one, index) => [
          index + 2,
          `第${index}支部長`,
          one === "" ? "" : "630-8580",
          "",
        ]),
      );
    }),
  );
});

test("a list that is read in pieces is what it is as a whole, and is refused with the same words", () => {
  const text = fc
    .array(
      fc.constantFrom(
        '"',
        '"',
        '""',
        '="01"',
        ",",
        "\n",
        "\r\n",
        "\r",
        "山",
        "𠮷",
        "a",
        "\ufeff",
        "\u001a",
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => `職名,敬称,備考\n${parts.join("")}`);
  // 山 is two bytes in CP932 too; the list's other characters are as they are in ASCII.
  const cp932 = (from: string): Uint8Array =>
    Buffer.from(
      from
        .replaceAll(/[^\0-\x7f]/gu, (one) => (one === "山" ? "\x8e\x52" : "?"))
        .replace("??,??,??", "\x90\x45\x96\xbc,\x8c\x68\x8f\xcc,\x94\xf5\x8d\x6c"),
      "latin1",
    );
  const encode = {
    "utf-8": (from: string) => Buffer.from(from),
    "utf-8-mark": (from: string) => Buffer.from(`\ufeff${from}`),
    "utf-16le": (from: string) => Buffer.from(`\ufeff${from}`, "utf16le"),
    "utf-16be": (from: string) => Buffer.from(`\ufeff${from}`, "utf16le").swap16(),
    cp932,
    torn: (from: string) => Buffer.from(from).map((byte) => (byte === 0xa0 ? 0xff : byte)),
  };
  const kinds = Object.keys(encode) as (keyof typeof encode)[];
  fc.assert(
    fc.property(
      text,
      fc.constantFrom(...kinds),
      fc.integer({ min: 1, max: 40 }),
      (all, kind, size) => {
        const file = { path: "a.csv", bytes: encode[kind](all) };
        const [whole, pieces] = [readCsv(file, Infinity), readCsv(file, size)].map((read) =>
          read.ok ? [...read.value.rows] : read.errors,
        );
        expect(pieces).toEqual(whole);
      },
    ),
    { numRuns: runs(600) },
  );
});

test("a damaged workbook is refused, or read as it was", () => {
  const good = workbook({ rows: headerRow() + sapporoRow(2) });
  fc.assert(
    fc.property(
      fc.nat({ max: good.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (offset, mask) => {
        const changed = Uint8Array.from(good);
        changed[offset] = (changed[offset] ?? 0) ^ mask;
        const outcome = readRecipients([{ path: "a.xlsx", bytes: changed }]);
        if (!outcome.ok) return;
        expect(
          [...outcome.value.recipients].map(({ fields }) => fields.get("職名")?.value),
        ).toEqual(["札幌市長"]);
      },
    ),
    { numRuns: runs(150) },
  );
});

test("a character that a letter cannot carry is found at its place, wherever it stands", () => {
  const bad = fc.oneof(
    fc.integer({ min: 0xe0_00, max: 0xf8_ff }),
    fc.integer({ min: 0x0f_00_00, max: 0x0f_ff_fd }),
    fc.integer({ min: 0xfd_d0, max: 0xfd_ef }),
    fc.integer({ min: 0x20_2a, max: 0x20_2e }),
    fc.integer({ min: 0x20_66, max: 0x20_69 }),
    fc.integer({ min: 0x20_60, max: 0x20_64 }),
    fc.integer({ min: 0x00, max: 0x09 }),
    fc.constantFrom(0x0b, 0x0c),
    fc.integer({ min: 0x0e, max: 0x1f }),
    fc.integer({ min: 0x7f, max: 0x9f }),
    fc.constantFrom(0xff_fd, 0xff_fe, 0x20_0b, 0xfe_ff),
  );
  fc.assert(
    fc.property(bad, fc.nat({ max: 4 }), (code, before) => {
      const text = `${"山".repeat(before)}${String.fromCodePoint(code)}川`;
      const bytes = Buffer.from(`${HEADER},備考\n${SAPPORO},${text}\n`);
      const outcome = readRecipients([{ path: "a.csv", bytes }]);
      expect(outcome.ok ? [] : outcome.errors).toMatchObject([
        {
          at: { row: 2, column: 8, header: "備考" },
          values: {
            character: `U+${code.toString(16).toUpperCase().padStart(4, "0")}`,
            position: before + 1,
          },
        },
      ]);
    }),
    { numRuns: runs(150) },
  );
});
