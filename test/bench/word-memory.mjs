// What one opened Word template keeps: `node --expose-gc test/bench/word-memory.mjs PAGES`, a process of its own.
import { fileURLToPath } from "node:url";
import { openTemplate } from "../../dist/letter/open-template.js";
import { createWordFiller } from "../../dist/word/fill-word.js";
import { letterFile, letterText } from "./word-letter.mjs";

/** A Word file, opened. */
export function openedWord(bytes) {
  const options = { overrides: new Map(), partials: new Map() };
  const opened = openTemplate({ path: "letter.docx", bytes }, options);
  if (!opened.ok) throw new Error(opened.errors.map(({ code }) => code).join());
  return opened.value;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pages = Number(process.argv[2]);
  const open = (times) => {
    const opened = openedWord(letterFile(letterText(times)));
    return { ...opened, filler: createWordFiller(opened.word) };
  };
  const held = [open(1)]; // what the program itself needs, it has now
  const before = kept();
  held.push(open(pages / 2));
  const more = kept() - before;
  const all = process.memoryUsage().rss;
  console.log(`| ${pages} | ${mib(more)} | ${mib(all)} |`);
  if (held.length !== 2) throw new Error("nothing was held");
}

function kept() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function mib(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
