import { readdirSync, readFileSync } from "node:fs";
import { parseAst } from "rolldown/parseAst";

/** Something that a person may read: a text of the program, or a line of a page. */
export interface Said {
  /** File and line. */
  readonly at: string;
  readonly text: string;
}

/** What stands for a value in a text that is put together: most are counts. */
const VALUE = "9";

/** What was read of the program's files, which the tests of a process share: to parse them all takes a second. */
let program: readonly Said[] | undefined;

/** The texts in the program's own files: each string, and each template with its values as figures. */
export function saidByProgram(): readonly Said[] {
  program ??= readProgram();
  return program;
}

function readProgram(): readonly Said[] {
  return readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => `src/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".ts"))
    .toSorted()
    .flatMap(textsOf);
}

/** The lines of the pages that come with the program, and of what explains the templates within them. */
export function saidByPages(): readonly Said[] {
  const pages = ["README.md", "recipients/README.md", "fonts/README.md", "src/CODES.md"];
  const templates = readdirSync("templates", { recursive: true, encoding: "utf8" })
    .map((name) => `templates/${name.replaceAll("\\", "/")}`)
    .toSorted();
  return [
    ...[...pages, ...templates.filter((name) => name.endsWith(".md"))].flatMap((path) =>
      linesOf(path, readFileSync(path, "utf8")),
    ),
    ...templates
      .filter((name) => name.endsWith(".hbs"))
      .flatMap((path) => linesOf(path, readFileSync(path, "utf8")))
      .map(({ at, text }) => ({ at, text: explanationIn(text) })),
  ];
}

function linesOf(path: string, text: string): readonly Said[] {
  return text.split("\n").map((line, index) => ({ at: `${path}:${index + 1}`, text: line }));
}

/** A template's own words: its letter is somebody else's. */
function explanationIn(line: string): string {
  return /\{\{!.*|(?:^|\s)#\s.*/u.exec(line)?.[0] ?? "";
}

function textsOf(path: string): readonly Said[] {
  const source = readFileSync(path, "utf8");
  const lineStarts = [...source.matchAll(/^/gmu)].map(({ index }) => index);
  const said: Said[] = [];
  const add = (offset: number, text: string): void => {
    said.push({ at: `${path}:${lineOf(lineStarts, offset)}`, text });
  };
  visit(parseAst(source, { lang: "ts" }, path), add);
  return said;
}

/** The line that an offset is in, from 1, by where each line starts. */
function lineOf(starts: readonly number[], offset: number): number {
  let [first, behind] = [0, starts.length];
  while (behind - first > 1) {
    const middle = (first + behind) >>> 1;
    if ((starts[middle] ?? 0) <= offset) first = middle;
    else behind = middle;
  }
  return first + 1;
}

type Add = (offset: number, text: string) => void;

function visit(node: unknown, add: Add): void {
  if (Array.isArray(node)) for (const one of node) visit(one, add);
  else if (typeof node === "object" && node !== null) {
    const fields = new Map(Object.entries(node));
    const type: unknown = fields.get("type");
    const value: unknown = fields.get("value");
    const start = Number(fields.get("start"));
    if (type === "Literal" && typeof value === "string") add(start, value);
    if (type === "TemplateLiteral") add(start, templateText(fields.get("quasis")));
    for (const [name, part] of fields) if (name !== "type") visit(part, add);
  }
}

function templateText(quasis: unknown): string {
  if (!Array.isArray(quasis)) return "";
  const parts: readonly { readonly value: { readonly cooked: string } }[] = quasis;
  return parts.map(({ value }) => value.cooked).join(VALUE);
}
