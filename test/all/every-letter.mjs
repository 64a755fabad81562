// Makes the main job's 1,788 letters and reads every one of them with readers that are not ours: poppler,
// mupdf and, for Word files, unzip. What they must say is made here from the issued text and the lists alone.
import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
process.chdir(root);

const programs = { pdftotext: "poppler-utils", mutool: "mupdf-tools", unzip: "unzip" };
const missing = Object.keys(programs).filter((name) => !isThere(name));
if (missing.length > 0) {
  const packages = missing.map((name) => `${name} (${programs[name]})`).join(", ");
  console.log(`skipped: not found: ${packages}`);
  process.exit(process.env.CI === undefined ? 0 : 1);
}

execFileSync("npm", ["start", "--silent"], { stdio: "inherit" });
const letters = [
  ...lettersOf("recipients/prefectures.csv", "governors"),
  ...lettersOf("recipients/municipalities.csv", "mayors"),
];
const failures = [];
const queue = letters.values();
await Promise.all(Array.from({ length: availableParallelism() }, work));
await checkPrintRun();

for (const failure of failures.slice(0, 20)) console.log(failure);
console.log(`${letters.length - failures.length} passed, ${failures.length} failed`);
process.exit(failures.length === 0 && letters.length === 1788 ? 0 : 1);

function isThere(name) {
  try {
    execFileSync("which", [name], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The letters of a list: the issued text, corrected, with the addressee's own last line. */
function lettersOf(list, golden) {
  const paragraphs = readFileSync(`test/golden/source-letters/${golden}.corrected.txt`, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const [head, ...rows] = readFileSync(list, "utf8")
    .replace(/^\ufeff/u, "")
    .split(/\r?\n/u)
    .filter((line) => line !== "")
    .map((line) => line.split(","));
  const field = (row, name) => row[head.indexOf(name)];
  return rows.map((row) => {
    const title = field(row, "職名");
    const addressee = `${title}${field(row, "敬称")}`;
    const text = [...paragraphs.slice(0, -1), addressee].join("");
    const path = `out/dx-jinzai/letters/${field(row, "団体コード")}-${title}`;
    return { path, text: bare(text) };
  });
}

function bare(text) {
  return text.replace(/[\s\f]/gu, "");
}

async function work() {
  for (const letter of queue) {
    const problems = await problemsOf(letter);
    if (problems.length > 0) failures.push(`${letter.path}: ${problems.join(", ")}`);
  }
}

async function problemsOf({ path, text }) {
  if (!existsSync(`${path}.pdf`) || !existsSync(`${path}.docx`)) return ["missing"];
  const options = { maxBuffer: 16 * 1024 * 1024 };
  const [poppler, mupdf, word] = await Promise.all([
    run("pdftotext", ["-raw", "-enc", "UTF-8", `${path}.pdf`, "-"], options),
    run("mutool", ["draw", "-q", "-F", "txt", `${path}.pdf`], options),
    run("unzip", ["-p", `${path}.docx`, "word/document.xml"], options),
  ]);
  const inWord = [...word.stdout.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map((m) => m[1]);
  const found = { poppler: poppler.stdout, mupdf: mupdf.stdout, word: inWord.join("") };
  return Object.entries(found)
    .filter(([, said]) => bare(said) !== text)
    .map(([reader]) => reader);
}

/** The print run holds all letters in order; poppler reads it in one go. */
async function checkPrintRun() {
  const { stdout } = await run(
    "pdftotext",
    ["-raw", "-enc", "UTF-8", "out/dx-jinzai/print-run.pdf", "-"],
    { maxBuffer: 256 * 1024 * 1024 },
  );
  if (bare(stdout) !== letters.map(({ text }) => text).join("")) failures.push("print-run.pdf");
}
