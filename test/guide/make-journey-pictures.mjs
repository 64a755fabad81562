// Renews the pictures of the pages for clerk, prefecture and archivist: carries out the page's own commands, and takes a page
// of what they made. `npm run build && node test/guide/make-journey-pictures.mjs`; needs poppler-utils.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** What of a page is taken, in pixels at the resolution. */
const WHOLE = { dpi: 60, crop: [] };
const TOP = { dpi: 80, crop: ["-x", "0", "-y", "60", "-W", "660", "-H", "420"] };
const HEAD = { dpi: 80, crop: ["-x", "0", "-y", "0", "-W", "660", "-H", "260"] };

const PICTURES = [
  ["clerk", "clerk-letter", "out/oshirase/letters/292010-奈良市長.pdf", WHOLE],
  ["clerk", "clerk-ledger", "out/oshirase/発送台帳.pdf", HEAD],
  ["prefecture", "prefecture-cover", "out/kagami/letters/013048-新篠津村長.pdf", TOP],
  ["archivist", "archivist-letter", "out/hasshutsu/letters/290009-奈良県知事.pdf", WHOLE],
];

const desk = mkdtempSync(join(tmpdir(), "shokan-guide-"));
cpSync(join(ROOT, "templates"), join(desk, "templates"), { recursive: true });
cpSync(join(ROOT, "recipients"), join(desk, "recipients"), { recursive: true });
mkdirSync(join(desk, "fonts"));
for (const name of new Set(PICTURES.map(([page]) => page))) carryOut(name);
for (const [, name, pdf, { dpi, crop }] of PICTURES) {
  const target = join(ROOT, "templates/pictures", name);
  const how = ["-gray", "-r", `${dpi}`, ...crop, "-png", "-singlefile"];
  execFileSync("pdftoppm", [...how, join(desk, pdf), target]);
}
rmSync(desk, { recursive: true });

/** Writes the page's files and carries out its commands, but for the one with a mistake. */
function carryOut(name) {
  const page = readFileSync(join(ROOT, `templates/${name}.md`), "utf8");
  for (const [, info, text] of page.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gmu)) {
    const [language, path] = info.split(" ");
    if (path !== undefined) writeFileSync(join(desk, path), text);
    if (language !== "sh") continue;
    for (const line of text
      .trim()
      .split("\n")
      .filter((one) => !one.includes("machigai"))) {
      const args = [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(
        ([, quoted, plain]) => quoted ?? plain,
      );
      execFileSync(process.execPath, [join(ROOT, "dist/bundle/main.js"), ...args.slice(2)], {
        cwd: desk,
        stdio: "pipe",
      });
    }
  }
}
