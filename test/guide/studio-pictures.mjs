// Draws the small pictures by which the studio offers the shipped templates: the first page of a letter from each.
// Run by hand when a template changes: node test/guide/studio-pictures.mjs (needs poppler-utils and LibreOffice).
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TEMPLATES = [
  { name: "dx-jinzai.hbs", only: "010006" },
  { name: "notice.hbs", only: "010006" },
  { name: "reissue.hbs", only: "292010", encloses: "dx-jinzai.hbs" },
  { name: "meiji30.hbs", only: "290009" },
  { name: "annai.docx", only: "010006", more: ["--pdf-engine", "libreoffice"] },
];
const LISTS = ["recipients/prefectures.csv", "recipients/municipalities.csv"];

execFileSync("npm", ["run", "--silent", "build"], { cwd: ROOT, stdio: "inherit" });
const place = mkdtempSync(join(tmpdir(), "shokan-picture-"));
for (const { name, only, encloses, more = [] } of TEMPLATES) {
  const enclosed = encloses && merge(encloses, only, `${name}-enclosed`, []);
  const run = merge(name, only, name, enclosed ? ["--set", `別添=${enclosed}`] : more);
  const pdf = readdirSync(join(run, "letters")).find((file) => /^\d+-[^-]*\.pdf$/u.test(file));
  const drawn = join(place, "page");
  const size = ["-scale-to", "240", "-gray", "-singlefile"];
  execFileSync("pdftoppm", ["-png", ...size, join(run, "letters", pdf), drawn]);
  copyFileSync(`${drawn}.png`, join(ROOT, "src/studio/page/pictures", `${name}.png`));
}
rmSync(place, { recursive: true, force: true });

/** Makes one letter; gives its run's folder. */
function merge(name, only, folder, more) {
  const run = join(place, folder);
  const options = ["--recipients", ...LISTS, "--only", only, ...more, "--out", run];
  const command = ["dist/bundle/main.js", "merge", `templates/${name}`, ...options];
  execFileSync(process.execPath, command, { cwd: ROOT, stdio: "inherit" });
  return run;
}
