import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { Document } from "mupdf";
import { PDFParse } from "pdf-parse";
import { once } from "./once.ts";

/** A group's name, which tells what is missing where its tests are skipped, and nothing where they are not. */
export function groupName(name: string, hasPrograms: boolean, programs: string): string {
  return hasPrograms ? name : `${name} (skipped: ${programs} not found)`;
}

/** Tells whether a program can be started, once for all files of a process; in CI a missing one is an error instead. */
export const isInstalled: (program: string, ...args: readonly string[]) => boolean = once(canStart);

function canStart(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch (cause) {
    if (process.env["CI"] !== undefined) throw new Error(`${program} not found`, { cause });
    return false;
  }
}

/** Runs a program over a file with these bytes and gives what it prints. */
export function readWith(
  program: string,
  args: (path: string) => readonly string[],
  bytes: Uint8Array,
): string {
  const folder = mkdtempSync(join(tmpdir(), "shokan-render-"));
  try {
    const path = join(folder, "letter.pdf");
    writeFileSync(path, bytes);
    // Debian's mutool is built without ICC and says so on stderr for every file.
    return execFileSync(program, args(path), {
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text as poppler gives it in the order of the content. */
export function readWithPoppler(bytes: Uint8Array): string {
  return readWith("pdftotext", (path) => ["-raw", path, "-"], bytes);
}

/** The text as mupdf gives it. */
export function readWithMutool(bytes: Uint8Array): string {
  return readWith("mutool", (path) => ["draw", "-q", "-F", "text", path], bytes);
}

/** The text as the npm build of mupdf gives it, newer than Debian's. */
export function readWithMupdf(bytes: Uint8Array): string {
  const document = Document.openDocument(bytes, "application/pdf");
  try {
    let text = "";
    for (let page = 0; page < document.countPages(); page += 1) {
      text += document.loadPage(page).toStructuredText("preserve-whitespace").asText();
    }
    return text;
  } finally {
    document.destroy();
  }
}

/** The text as pdf.js gives it. */
export async function readWithPdfJs(bytes: Uint8Array): Promise<string> {
  const parser = new PDFParse({ data: bytes.slice() });
  try {
    const { pages } = await parser.getText({
      cellSeparator: "",
      lineEnforce: false,
      disableNormalization: true,
      pageJoiner: "",
    });
    return pages.map((page) => page.text).join("");
  } finally {
    await parser.destroy();
  }
}

/** The text as PDFium, the reader in Chromium, gives it. */
export async function readWithPdfium(
  bytes: Uint8Array,
  { first, end }: { readonly first: number; readonly end: number } = { first: 0, end: Infinity },
): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  try {
    let text = "";
    const last = Math.min(end, document.getPageCount());
    for (let at = first; at < last; at += 1) text += document.getPage(at).getText();
    return text;
  } finally {
    document.destroy();
    library.destroy();
  }
}

/** A block of the structure as `pdfinfo -struct-text` shows it: its type and its text, ruby apart. */
export interface TaggedBlock {
  readonly type: string;
  readonly text: string;
  readonly ruby: readonly string[];
}

/** The blocks under Document, with their text put together from all content below. */
export function readTags(bytes: Uint8Array): readonly TaggedBlock[] {
  const dump = readWith("pdfinfo", (path) => ["-struct-text", path], bytes);
  const blocks: { type: string; text: string; ruby: string[] }[] = [];
  let isRuby = false;
  for (const line of dump.split("\n")) {
    const [, indent = "", quoted, name] = /^( *)(?:"(.*)"|(\w+).*)$/u.exec(line) ?? [];
    if (name !== undefined && indent.length === 2) blocks.push({ type: name, text: "", ruby: [] });
    if (name !== undefined) isRuby = name === "RT";
    const block = blocks.at(-1);
    if (quoted === undefined || block === undefined) continue;
    if (isRuby) block.ruby.push(quoted);
    else block.text += quoted;
    if (isRuby) isRuby = false;
  }
  return blocks;
}

/** Text without white space, which readers add and drop as they see fit. */
export function solid(text: string): string {
  return text.replace(/\s/gu, "");
}
