// Makes classes.ts from source/. Run: node src/char/tables/make.mjs
import { readFileSync, writeFileSync } from "node:fs";

const here = new URL(".", import.meta.url);
const source = JSON.parse(readFileSync(new URL("source/char-class-vertical.json", here), "utf8"));

const members = new Map();
for (const [character, { class: name }] of Object.entries(source)) {
  members.set(name, (members.get(name) ?? "") + character);
}
const escape = (text) => JSON.stringify(text).replaceAll("\u3000", "\\u3000");
const lines = [...members].map(([name, text]) => `  [${Number(name.slice(3))}, ${escape(text)}],`);
writeFileSync(
  new URL("classes.ts", here),
  `// Made by make.mjs from source/char-class-vertical.json; do not edit.
// Source: W3C JLREQ 2020-08-11, appendix A, folded onto the full-width forms, with the additions
// marked in the source file. Licence: W3C Document License 2015-05-13.

/** Members of the character classes in vertical lines: number of the class, its characters. */
export const CLASS_MEMBERS: readonly (readonly [number, string])[] = [
${lines.join("\n")}
];
`,
);
