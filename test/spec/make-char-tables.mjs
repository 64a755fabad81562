// Makes the tables of src/char/tables/ from test/spec/sources/. Run: node test/spec/make-char-tables.mjs
import { readFileSync, writeFileSync } from "node:fs";

const read = (name) => readFileSync(new URL(`sources/${name}`, import.meta.url), "utf8");
const write = (name, text) =>
  writeFileSync(new URL(`../../src/char/tables/${name}`, import.meta.url), text);

makeClasses();
makeOrientation();

function makeClasses() {
  const members = new Map();
  const source = JSON.parse(read("char-class-vertical.json"));
  for (const [character, { class: name }] of Object.entries(source)) {
    members.set(name, (members.get(name) ?? "") + character);
  }
  const rows = [...members].map(
    ([name, text]) =>
      `  [${Number(name.slice(3))}, ${JSON.stringify(text).replaceAll("\u3000", "\\u3000")}],`,
  );
  write(
    "classes.ts",
    `// Made by test/spec/make-char-tables.mjs; do not edit.
// Source: W3C JLREQ 2020-08-11, appendix A, folded onto the full-width forms, with the additions
// marked in the source file. Licence: W3C Document License 2015-05-13.

/** Members of the character classes in vertical lines: number of the class, its characters. */
export const CLASS_MEMBERS = [
${rows.join("\n")}
] as const;
`,
  );
}

function makeOrientation() {
  const values = [];
  for (const line of read("VerticalOrientation-17.0.0.txt").split("\n")) {
    const [range, value] = line.split(";");
    if (line.startsWith("#") || value === undefined) continue;
    const [first, last = first] = range.split("..").map((hex) => Number.parseInt(hex, 16));
    for (let point = first; point <= last; point += 1) values[point] = value;
  }
  const rows = [];
  for (let point = 0; point < values.length; point += 1) {
    const value = values[point] ?? "R";
    if (value === "R") continue;
    let end = point;
    while ((values[end + 1] ?? "R") === value) end += 1;
    rows.push(`  [0x${point.toString(16)}, 0x${end.toString(16)}, "${value}"],`);
    point = end;
  }
  write(
    "vertical-orientation.ts",
    `// Made by test/spec/make-char-tables.mjs; do not edit.
// Source: UAX #50, Vertical_Orientation of Unicode 17.0.0, all planes. Licence: Unicode License v3.

/** Ranges of characters that are not R: first, last, value; in order. */
export const ORIENTATIONS: readonly (readonly [number, number, "U" | "Tu" | "Tr"])[] = [
${rows.join("\n")}
];
`,
  );
}
