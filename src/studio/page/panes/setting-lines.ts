/** A setting that the form shows. Shape: `path` of one name, or of a name and a part of it. */
export interface FormSetting {
  readonly path: readonly string[];
  readonly example: string;
}

const HEAD = /^---\r?\n(?<lines>[\s\S]*?)^---\s*$/mu;

/**
 * Reads the settings that stand on a line of their own.
 *
 * Shape: by the names of `path` with a blank between; values without their quotation marks.
 */
export function readSettingLines(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let parent = "";
  for (const line of (HEAD.exec(text)?.groups?.["lines"] ?? "").split(/\r?\n/u)) {
    const {
      indent = "",
      name = "",
      value = "",
    } = /^(?<indent> *)(?<name>[^\s:#]+): *(?<value>.*)$/u.exec(line)?.groups ?? {};
    if (name === "") continue;
    if (indent === "") parent = name;
    const key = indent === "" ? name : `${parent} ${name}`;
    const own = withoutNote(value);
    if (own !== "" && !/^[[{&*!|>]/u.test(own)) values.set(key, unquoted(own));
  }
  return values;
}

/**
 * Writes a setting on a line of its own, in the place of what was there; an empty value takes the line away.
 *
 * Shape: gives the whole text; every other line stays as it was.
 */
export function writeSettingLine(text: string, path: readonly string[], value: string): string {
  const match = HEAD.exec(text);
  const [name = "", part] = path;
  const lines = (match?.groups?.["lines"] ?? "").split("\n").slice(0, -1);
  const parent = lines.findIndex((line) => line.startsWith(`${name}:`));
  const own = part === undefined ? parent : partLine(lines, parent, part);
  // What somebody noted behind the value is not the form's.
  const note = own < 0 ? "" : noteOf(lines[own] ?? "");
  const line = part === undefined ? `${name}: ${quoted(value)}` : `  ${part}: ${quoted(value)}`;
  const written = value === "" ? [] : [line + note];
  if (own >= 0) lines.splice(own, 1, ...written);
  else if (part !== undefined && parent < 0 && value !== "") lines.push(`${name}:`, ...written);
  else lines.splice(part === undefined ? lines.length : parent + 1, 0, ...written);
  const head = `---\n${lines.map((line) => `${line}\n`).join("")}---`;
  if (match === null) return `${head}\n${text}`;
  return text.slice(0, match.index) + head + text.slice(match.index + match[0].length);
}

function partLine(lines: readonly string[], parent: number, part: string): number {
  if (parent < 0) return -1;
  for (let at = parent + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (!line.startsWith(" ")) return -1;
    if (line.trimStart().startsWith(`${part}:`)) return at;
  }
  return -1;
}

/** Values that YAML would read as something else are put in quotation marks. Source: YAML 1.2.2, 7.3. */
function quoted(value: string): string {
  const isPlain = /^[^\s"'#&*!|>%@`[\]{},?:-][^#:]*$/u.test(value) && value.trim() === value;
  return isPlain ? value : JSON.stringify(value);
}

/** A value in quotation marks, or up to the first blank with a `#`. Source: YAML 1.2.2, 6.6. */
const VALUE =
  /^(?<own>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?!#)\S*(?:\s+(?!#)\S+)*|)(?<note>\s*#.*|\s*)$/u;

function withoutNote(value: string): string {
  return VALUE.exec(value)?.groups?.["own"] ?? value;
}

/** What is noted behind the value of a line, with the blanks before it. */
function noteOf(line: string): string {
  const value = line.slice(line.indexOf(":") + 1);
  const blanks = value.length - value.trimStart().length;
  const note = (VALUE.exec(value.slice(blanks))?.groups?.["note"] ?? "").trimEnd();
  return note.startsWith("#") ? ` ${note}` : note;
}

function unquoted(value: string): string {
  const trimmed = value.trim();
  if (trimmed.startsWith('"') && trimmed.endsWith('"') && trimmed.length > 1) {
    try {
      return String(JSON.parse(trimmed));
    } catch {
      return trimmed;
    }
  }
  return /^'.*'$/u.test(trimmed) ? trimmed.slice(1, -1).replaceAll("''", "'") : trimmed;
}
