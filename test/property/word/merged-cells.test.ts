import { DOMParser, type Element } from "@xmldom/xmldom";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../samples/extent.ts";
import { filledXml, findings, line, RECORD } from "../../unit/word/attempt.ts";

/** A row as the file has it: what its first cell says or continues, and what its second is called. */
interface Row {
  readonly merge: "alone" | "restart" | "continue";
  readonly name: string;
}

const ADDRESSEE = line("<w:r><w:t>{{職名}}　{{敬称}}</w:t></w:r>");
const MERGE = { alone: "", restart: '<w:vMerge w:val="restart"/>', continue: "<w:vMerge/>" };

function cell(properties: string, text: string): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
}

/** A block of rows, and what stands around it. */
interface Block {
  readonly rows: readonly Row["merge"][];
  readonly around: readonly [open: string, close: string] | undefined;
}

function tableOf(blocks: readonly Block[]): {
  readonly xml: string;
  readonly rows: readonly Row[];
} {
  const rows: Row[] = [];
  const xml = blocks.flatMap(({ rows: merges, around }) =>
    merges.map((merge, index) => {
      const name = `行${rows.length + 1}`;
      rows.push({ merge, name });
      const open = index === 0 ? (around?.[0] ?? "") : "";
      const close = index === merges.length - 1 ? (around?.[1] ?? "") : "";
      const head = merge === "continue" ? "" : `見出し${name}`;
      return `<w:tr>${cell(MERGE[merge], open + head)}${cell("", name + close)}</w:tr>`;
    }),
  );
  return { xml: `<w:tbl>${xml.join("")}</w:tbl>`, rows };
}

/** What a reader of the table sees beside the name of each row: a cell that continues is joined to the one above. */
function shown(rows: readonly Row[], words: readonly string[]): readonly string[] {
  let above = "";
  return rows.map(({ merge, name }, index) => {
    if (merge !== "continue" || index === 0) above = words[index] ?? "";
    return `${name}=${above}`;
  });
}

function rowsIn(xml: string): readonly string[] {
  const root = new DOMParser().parseFromString(xml, "text/xml");
  const found = Array.from(root.getElementsByTagName("w:tr"), (row) => {
    const cells = Array.from(row.getElementsByTagName("w:tc"));
    const merge = (cells[0] as Element | undefined)?.getElementsByTagName("w:vMerge")[0];
    const said = merge?.getAttribute("w:val") === "restart" ? "restart" : "continue";
    return {
      row: {
        merge: merge === undefined ? ("alone" as const) : said,
        name: cells[1]?.textContent ?? "",
      },
      word: cells[0]?.textContent ?? "",
    } satisfies { row: Row; word: string };
  });
  return shown(
    found.map(({ row }) => row),
    found.map(({ word }) => word),
  );
}

const AROUND = fc.constantFrom<Block["around"]>(
  undefined,
  undefined,
  ["{{#もし 備考}}", "{{/もし}}"],
  ['{{#もし 種別 "市"}}', "{{/もし}}"],
  ["{{#繰り返し 添付}}", "{{/繰り返し}}"],
);

const blocks = fc.array(
  fc.record({
    rows: fc.array(fc.constantFrom<Row["merge"]>("alone", "restart", "continue", "continue"), {
      minLength: 1,
      maxLength: 3,
    }),
    around: AROUND,
  }),
  { minLength: 1, maxLength: 4 },
);

const records = ["", "有"].flatMap((備考) =>
  ["市", "町"].flatMap((種別) =>
    ["", "一", "一\n二"].map((添付) => ({ ...RECORD, 備考, 種別, 添付 })),
  ),
);
const SETTINGS = "任意の列: [備考, 添付]\n";

test("beside each row of any letter stands what stands beside it in the template, or the template is refused", () => {
  let accepted = 0;
  fc.assert(
    fc.property(blocks, (drawn) => {
      const [first, ...others] = drawn;
      // A table whose first cell continues nothing is no matter of sections.
      const safe = [
        { around: undefined, rows: ["alone" as const] },
        ...(first === undefined ? [] : [first]),
        ...others,
      ];
      const { xml, rows } = tableOf(safe);
      const body = ADDRESSEE + xml + line("");
      if (findings(body, SETTINGS).some((one) => one.startsWith("word/merged-cell"))) return;
      accepted += 1;
      const usual = new Set(
        shown(
          rows,
          rows.map(({ merge, name }) => (merge === "continue" ? "" : `見出し${name}`)),
        ),
      );
      for (const record of records) {
        for (const one of rowsIn(filledXml(body, SETTINGS, record))) expect(usual).toContain(one);
      }
    }),
    { numRuns: runs(200) },
  );
  expect(accepted).toBeGreaterThan(runs(200) / 10);
});

test.each<[string, readonly Block[], readonly string[]]>([
  [
    "a first row that may go",
    [
      { around: undefined, rows: ["restart", "continue"] },
      { around: ["{{#もし 備考}}", "{{/もし}}"], rows: ["restart"] },
      { around: undefined, rows: ["continue"] },
    ],
    ["word/merged-cell 本文 6段落目「{{#もし 備考}}見出し行3」"],
  ],
  [
    "a first row that may be repeated no time",
    [
      { around: ["{{#繰り返し 添付}}", "{{/繰り返し}}"], rows: ["restart"] },
      { around: undefined, rows: ["continue"] },
    ],
    ["word/merged-cell 本文 2段落目「{{#繰り返し 添付}}見出し行1」"],
  ],
  [
    "a version's first row",
    [
      { around: ['{{#宛先のみ "甲"}}', "{{/宛先のみ}}"], rows: ["restart"] },
      { around: undefined, rows: ["continue"] },
    ],
    ['word/merged-cell 本文 2段落目「{{#宛先のみ "甲"}}見出し行1」'],
  ],
  [
    "all rows of the cell together, and further rows only",
    [
      { around: ["{{#もし 備考}}", "{{/もし}}"], rows: ["restart", "continue"] },
      { around: undefined, rows: ["restart"] },
      { around: ["{{#繰り返し 添付}}", "{{/繰り返し}}"], rows: ["continue"] },
      { around: undefined, rows: ["continue", "alone"] },
    ],
    [],
  ],
  [
    "two sections of the same words",
    [
      { around: ["{{#もし 備考}}", "{{/もし}}"], rows: ["restart"] },
      { around: ["{{#もし 備考}}", "{{/もし}}"], rows: ["continue"] },
    ],
    [],
  ],
])("cells merged downwards: %s", (_name, drawn, expected) => {
  const versions = "宛先:\n  甲: { 種別: [都道府県] }\n  乙: { 種別: [市] }\n";
  const body = ADDRESSEE + tableOf(drawn).xml + line("");
  const found = findings(body, `${SETTINGS}${versions}`);
  expect(found.filter((one) => one.startsWith("word/merged-cell"))).toEqual(
    expected.map((one) => expect.stringContaining(one.split("「")[0] ?? "")),
  );
});
