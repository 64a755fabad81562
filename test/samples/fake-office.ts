import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** A program in LibreOffice's place: it knows the PDF of each letter by a word that stands in its Word file. */
export interface FakeOffice {
  /** The folder that has to be on PATH. */
  readonly folder: string;
  /** Lets it make this PDF of every file whose text has the word; it dies of one for which it was given none. */
  readonly answer: (word: string, pdf: Uint8Array) => void;
  /** Lets it call itself so. */
  readonly name: (version: string) => void;
}

const FFLATE = createRequire(import.meta.url).resolve("fflate");

/** It says its name without Node, which takes as long to start as all that a merge asks of it. */
const START = `#!/bin/sh
folder=$(dirname "$0")
if [ "$1" = --version ]; then exec cat "$folder/version"; fi
exec "${process.execPath}" "$folder/convert.cjs" "$@"
`;

const PROGRAM = `
const fs = require("node:fs"), path = require("node:path"), { unzipSync, strFromU8 } = require(${JSON.stringify(FFLATE)});
const args = process.argv.slice(2);
const out = args[args.indexOf("--outdir") + 1];
const answers = path.join(__dirname, "answers");
for (const file of args.slice(args.indexOf("--outdir") + 2)) {
  const text = strFromU8(unzipSync(fs.readFileSync(file))["word/document.xml"]).replace(/<[^>]*>/g, "");
  const answer = fs.readdirSync(answers).find((word) => text.includes(word));
  if (answer === undefined) process.kill(process.pid, "SIGKILL");
  fs.copyFileSync(path.join(answers, answer), path.join(out, file.replace(/docx$/, "pdf")));
}
`;

/** Installs one in an empty folder. */
export function fakeOffice(folder: string): FakeOffice {
  mkdirSync(join(folder, "answers"), { recursive: true });
  writeFileSync(join(folder, "soffice"), START, { mode: 0o755 });
  writeFileSync(join(folder, "convert.cjs"), PROGRAM);
  const name = (version: string): void =>
    writeFileSync(join(folder, "version"), `LibreOffice ${version} 40(Build:2)\n`);
  name("7.4.7.2");
  return {
    folder,
    answer: (word, pdf) => writeFileSync(join(folder, "answers", word), pdf),
    name,
  };
}
