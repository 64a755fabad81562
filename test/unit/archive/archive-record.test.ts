import { expect, test } from "vitest";
import {
  type ArchiveRecord,
  readArchiveRecord,
  writeArchiveRecord,
} from "../../../src/archive/archive-record.ts";
import { provenanceOf } from "../../../src/archive/provenance.ts";
import { recreationSteps } from "../../../src/archive/recreation-steps.ts";

const RECORD: ArchiveRecord = {
  archive: 1,
  tool: "shokan 9.9.9",
  program: "ab".repeat(32),
  bytes: 7,
  title: "お知らせ",
  template: "inputs/templates/a.hbs",
  recipients: ["inputs/recipients/a.csv", "inputs/recipients/2-a.csv"],
  characters: "inputs/characters/外字.csv",
  faces: [
    { name: "A", sha256: "01".repeat(32), place: "archive", path: "inputs/fonts/a.ttf" },
    { name: "B", sha256: "02".repeat(32), place: "outside" },
    { name: "C", sha256: "03".repeat(32), place: "program" },
  ],
  letters: 3,
  kept: "hashes",
};

test("what an archive says of itself is read as it was written", () => {
  expect(readArchiveRecord(writeArchiveRecord(RECORD))).toEqual(RECORD);
});

test.each([
  ["another kind", { archive: 2 }],
  ["a path that leads elsewhere", { template: "../../etc/passwd" }],
  ["a path from the root", { recipients: ["/etc/passwd"] }],
  ["a font elsewhere", { faces: [{ ...RECORD.faces[0], path: "a/../../b" }] }],
  ["no text", { program: 7 }],
])("a record with %s is refused", (_, changed) => {
  expect(() => readArchiveRecord(JSON.stringify({ ...RECORD, ...changed }))).toThrow(TypeError);
});

test("who finds an archive reads what to do, and which font he needs", () => {
  const text = recreationSteps({ record: RECORD, node: "20.19" });
  expect(text.startsWith("\u{feff}再現手順\r\n")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  expect(text).toContain("node data/program/dist/bundle/main.js recreate . --out ../再現");
  expect(text).toContain("Node.js 20.19 以上");
  expect(text).toContain("書簡そのものは入れず");
  expect(text).toContain(`フォント B は、使用許諾により入れていません`);
  expect(text).toContain("02".repeat(32));
  expect(text).not.toContain("03".repeat(32));
});

test("the provenance names inputs as sources, what was made as outcomes, the program as agent", () => {
  const file = (path: string) => ({ path, bytes: 1, sha256: "aa", sha512: "bb" });
  const payload = ["inputs/templates/a&b.hbs", "run/letters/1.pdf", "program/package.json"];
  const { title, tool, program } = RECORD;
  const xml = provenanceOf({ title, tool, program, run: "cc", payload: payload.map(file) });
  const roles = [...xml.matchAll(/Value>([^<]*)<\/[^>]*>\n<linkingObjectRole>(\w+)</gu)];
  expect(roles.map(([, path, role]) => [path, role])).toEqual([
    ["inputs/templates/a&amp;b.hbs", "source"],
    ["run/letters/1.pdf", "outcome"],
  ]);
  expect(xml).toContain("<agentName>shokan</agentName>");
  expect(xml).toContain("<agentVersion>9.9.9</agentVersion>");
  expect(xml.match(/<object xsi:type="file">/gu)).toHaveLength(3);
});
