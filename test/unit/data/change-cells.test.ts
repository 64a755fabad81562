import { describe, expect, test } from "vitest";
import type { CellLocation } from "../../../src/base/location.ts";
import { type CellChange, type CellRefusal, changeCells } from "../../../src/data/change-cells.ts";

const HEADER = "団体コード,種別,都道府県,団体名,よみ,職名,敬称,担当";

function cell(row: number, column: number): CellLocation {
  return { kind: "cell", path: "l.csv", row, column, header: undefined, line: row };
}

function change(row: number, column: number, was: string, value: string): CellChange {
  return { at: cell(row, column), was, value };
}

function changed(
  bytes: Uint8Array,
  ...changes: readonly CellChange[]
): Uint8Array | CellRefusal["reason"] {
  const result = changeCells({ path: "l.csv", bytes }, changes);
  return "bytes" in result ? result.bytes : result.reason;
}

/** Bytes of ASCII and, as numbers, of other encodings. */
function bytesOf(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === "string" ? [...new TextEncoder().encode(part)] : [...part],
    ),
  );
}

describe("a cell of a list in text", () => {
  test("is changed alone: mark, line ends, quotes and what is quoted stay", () => {
    const before = `\ufeff${HEADER}\r\n011002,市,北海道,"札幌市",さっぽろし,札幌市長,殿,"佐藤, ""花子"""\r\n\r\n012025,市,北海道,函館市,はこだてし,函館市長,殿,高橋\n`;
    const after = `\ufeff${HEADER}\r\n011002,市,北海道,"札幌",さっぽろし,札幌市長,殿,"佐藤, ""次郎"""\r\n\r\n012025,市,北海道,函館市,はこだてし,函館市長,殿,"高橋,二郎"\n`;
    const result = changed(
      bytesOf(before),
      change(4, 8, "高橋", "高橋,二郎"),
      change(2, 8, '佐藤, "花子"', '佐藤, "次郎"'),
      change(2, 4, "札幌市", "札幌"),
    );
    expect(result).toEqual(bytesOf(after));
  });

  test("is written in Shift_JIS where the list is", () => {
    // 種別,職名 / 市,表 with 表 = 95 5C, whose second byte is a backslash; 長 = 92 B7
    const head = [0x8e, 0xed, 0x95, 0xca, 0x2c, 0x90, 0x45, 0x96, 0xbc, 0x0d, 0x0a];
    const before = bytesOf(head, [0x8e, 0x73, 0x2c, 0x95, 0x5c], "\r\n");
    const after = bytesOf(head, [0x8e, 0x73, 0x2c, 0x92, 0xb7], "\r\n");
    expect(changed(before, change(2, 2, "表", "長"))).toEqual(after);
  });

  test("is left where Shift_JIS has no such character", () => {
    const head = [0x8e, 0xed, 0x95, 0xca, 0x2c, 0x90, 0x45, 0x96, 0xbc, 0x0d, 0x0a];
    const before = bytesOf(head, [0x8e, 0x73, 0x2c, 0x95, 0x5c], "\r\n");
    expect(changed(before, change(2, 2, "表", "𠮷"))).toBe("encoding");
  });

  test("is written in UTF-16 where the list is", () => {
    const utf16 = (text: string): Uint8Array =>
      bytesOf(
        [0xff, 0xfe],
        [...text].flatMap((one) => [one.charCodeAt(0) & 0xff, one.charCodeAt(0) >> 8]),
      );
    const before = utf16(`種別\t職名\r\n市\t札幌市長\r\n`);
    expect(changed(before, change(2, 2, "札幌市長", "函館市長"))).toEqual(
      utf16(`種別\t職名\r\n市\t函館市長\r\n`),
    );
  });

  test("stays text that a formula keeps", () => {
    const before = `種別,職名,番号\n市,札幌市長,="0123"\n市,函館市長,"=""0456"""\n`;
    expect(
      changed(bytesOf(before), change(2, 3, "0123", "0124"), change(3, 3, "0456", "0457")),
    ).toEqual(bytesOf(`種別,職名,番号\n市,札幌市長,="0124"\n市,函館市長,"=""0457"""\n`));
  });

  test("keeps its own line ends, or has those of Windows", () => {
    const before = `種別,職名\n市,"札幌\n市長"\n市,函館市長\n`;
    expect(
      changed(
        bytesOf(before),
        change(2, 2, "札幌\n市長", "札幌\n副市長"),
        change(3, 2, "函館市長", "函館\n市長"),
      ),
    ).toEqual(bytesOf(`種別,職名\n市,"札幌\n副市長"\n市,"函館\r\n市長"\n`));
  });

  test("is left where the list has the value in another form", () => {
    expect(changed(bytesOf(`種別,職名\n市,札幌市長\n`), change(2, 2, "札幌区長", "札幌"))).toBe(
      "other-value",
    );
    expect(changed(bytesOf(`種別,職名\n市,札幌市長\n`), change(9, 2, "札幌市長", "札幌"))).toBe(
      "other-value",
    );
  });

  test("of a workbook is left to Excel", () => {
    expect(changed(bytesOf("PK\u0003\u0004"), change(2, 2, "表", "長"))).toBe("workbook");
  });
});
