// Renews the pictures of templates/word-guide.md from the letter that it begins with: the letter, a letter filled
// from it, and the PDF of the imported template. `npm run build && node test/guide/make-pictures.mjs`; needs LibreOffice and
// poppler-utils. What comes out is looked at before it is committed: fonts differ from machine to machine.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { letter } from "./make-letter.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** The half of the page that is written on, in pixels at 96 to the inch. */
const CROP = ["-x", "620", "-y", "30", "-W", "440", "-H", "700"];
const PICTURES = join(ROOT, "templates/pictures");
const desk = mkdtempSync(join(tmpdir(), "shokan-guide-"));

cpSync(join(ROOT, "recipients"), join(desk, "recipients"), { recursive: true });
mkdirSync(join(desk, "templates"));
mkdirSync(PICTURES, { recursive: true });
writeFileSync(join(desk, "templates/annai.docx"), letter());

const HOKKAIDO = ["--recipients", "recipients/prefectures.csv", "--where", "都道府県=北海道"];
shokan(["merge", "templates/annai.docx", ...HOKKAIDO, "--out", "out/word"]);
shokan(["import", "templates/annai.docx", "--out", "templates/a.hbs"]);
shokan(["merge", "templates/a.hbs", ...HOKKAIDO, "--out", "out/pdf", "--format", "pdf"]);

writeFileSync(join(desk, "as-in-word.docx"), letter({ isPicture: true }));
picture("word-letter", pdfOf("as-in-word.docx"));
picture("word-filled", pdfOf(join("out/word/letters", only("out/word/letters"))));
picture("word-imported", join("out/pdf/letters", only("out/pdf/letters")));
rmSync(desk, { recursive: true });

/** Carries out a command of the built product. */
function shokan(args) {
  execFileSync(process.execPath, [join(ROOT, "dist/bundle/main.js"), ...args], {
    cwd: desk,
    stdio: "pipe",
  });
}

function only(folder) {
  const [name = "", ...others] = readdirSync(join(desk, folder));
  if (others.length > 0) throw new Error(`${folder} has more than one letter`);
  return name;
}

/** The PDF that LibreOffice makes of a Word file. */
function pdfOf(file) {
  const profile = `-env:UserInstallation=file://${desk}/profile`;
  const where = ["--outdir", join(desk, "pdf"), join(desk, file)];
  const args = [profile, "--headless", "--convert-to", "pdf", ...where];
  execFileSync("soffice", args, { stdio: "pipe", timeout: 180_000 });
  return join("pdf", file.replace(/^.*\//u, "").replace(/\.docx$/u, ".pdf"));
}

/** The first page as a small picture in shades of grey. */
function picture(name, pdf) {
  const target = join(PICTURES, name);
  execFileSync("pdftoppm", [
    "-gray",
    "-r",
    "96",
    ...CROP,
    "-png",
    "-singlefile",
    join(desk, pdf),
    target,
  ]);
}
