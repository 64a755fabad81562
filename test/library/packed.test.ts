// The library as others get it: packed, installed in a project of its own, in a folder with a blank and Japanese in its name.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, test as declared, describe, expect } from "vitest";
import { isDrawn, pickedOf } from "../samples/extent.ts";

// To pack and install it takes most of the time.
const test = declared.runIf(isDrawn("the package", 3));

const ROOT = join(import.meta.dirname, "../..");
const shelf = mkdtempSync(join(tmpdir(), "shokan-packed-"));
const desk = join(shelf, "書簡の 作業場");
const installed = join(desk, "node_modules/shokan");

/** Runs a program in the consumer's project; gives what it writes. */
function run(program: string, ...args: readonly string[]): string {
  try {
    return execFileSync(program, args, { cwd: desk, encoding: "utf8", stdio: "pipe" });
  } catch (cause) {
    if (cause instanceof Error && "stdout" in cause && "stderr" in cause) {
      throw new Error(`${program} ${args.join(" ")}\n${cause.stdout}\n${cause.stderr}`, { cause });
    }
    throw cause;
  }
}

function shokan(...args: readonly string[]): string {
  return run(process.execPath, join(installed, "dist/bundle/main.js"), ...args);
}

/** Lays what the package depends on beside it, as npm would; nothing is fetched. */
function layDependencies(): void {
  const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    const place = join(desk, "node_modules", name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), place, "junction");
  }
}

beforeAll(() => {
  mkdirSync(join(desk, "node_modules"), { recursive: true });
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", shelf], {
    cwd: ROOT,
    shell: process.platform === "win32",
  });
  const [tarball = ""] = readdirSync(shelf).filter((name) => name.endsWith(".tgz"));
  execFileSync("tar", ["xzf", tarball], { cwd: shelf });
  cpSync(join(shelf, "package"), installed, { recursive: true });
  layDependencies();
  writeFileSync(join(desk, "package.json"), '{ "private": true, "type": "module" }');
}, 120_000);
afterAll(() => rmSync(shelf, { recursive: true, force: true }));

test("the package holds what users run, and neither tests nor sources", () => {
  const names = readdirSync(installed, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );
  expect(names).toContain("dist/bundle/main.js");
  expect(names).toContain("README.md");
  expect(names.filter((name) => /(?:^|\/)(?:test|src)(?:\/|$)/u.test(name))).toEqual([]);
  expect(names.filter((name) => /(?<!\.d)\.ts$|\.map$|^dist\/\./u.test(name))).toEqual([]);
});

test("the README's example makes the letter that the command makes, byte for byte", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const example = /```js\n(?<code>import .*?)```/su.exec(readme)?.groups?.["code"] ?? "";
  expect(example.trimEnd().split("\n").length).toBeLessThanOrEqual(14);
  writeFileSync(join(desk, "example.js"), example);
  shokan("init", "oshirase");
  run(process.execPath, "example.js");
  const header = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
  writeFileSync(join(desk, "list.csv"), `${header}\n292010,市,奈良県,奈良市,ならし,奈良市長,殿\n`);
  shokan("merge", "templates/oshirase.hbs", "--recipients", "list.csv", "--out", "out/one");
  for (const format of ["pdf", "docx"]) {
    const bytes = readFileSync(join(desk, `奈良市長.${format}`));
    const made = readFileSync(join(desk, `out/one/letters/292010-奈良市長.${format}`));
    expect(bytes.equals(made), format).toBe(true);
  }
}, 60_000);

describe("a program in TypeScript", () => {
  const source = `
import { compileTemplate, type Diagnostic, loadFaces, makeLetter, type MadeLetter, recipientOf } from "shokan";
import { type JobResult, merge, type MergeRequest, verifyRun } from "shokan/run";
import { type MessageLanguage, messageOf } from "shokan/messages";

export async function letter(bytes: Uint8Array, font: Uint8Array): Promise<MadeLetter | readonly Diagnostic[]> {
  const template = compileTemplate({ path: "a.hbs", bytes });
  const faces = await loadFaces([{ path: "a.ttf", bytes: font }]);
  if (!template.ok) return template.errors;
  return faces.ok ? makeLetter(template.value, recipientOf({ 職名: "奈良市長" }), faces.value) : faces.errors;
}
export const said = (problem: Diagnostic, language: MessageLanguage): string => messageOf(problem, language).message;
export async function ended(request: MergeRequest): Promise<JobResult["kind"]> {
  const { kind } = await merge(request);
  return kind === "done" ? (await verifyRun("out/a")).kind : kind;
}
// @ts-expect-error a request without a list is none
export const wrong: MergeRequest = { template: "a.hbs" };
`;

  test.each(
    pickedOf(
      [
        ["as strict as we are", ["--strict", "--exactOptionalPropertyTypes"]],
        ["merely strict", ["--strict"]],
      ] as const,
      1,
    ),
  )(
    "%s compiles against it, and all of its types are looked at",
    (_, strictness) => {
      writeFileSync(join(desk, "program.ts"), source);
      const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
      const target = ["--module", "nodenext", "--target", "es2023", "--noEmit", "--types", ""];
      expect(run(process.execPath, compiler, "program.ts", ...target, ...strictness)).toBe("");
    },
    60_000,
  );
});

test("these names are public, and no others: to add one is a promise", () => {
  writeFileSync(
    join(desk, "names.js"),
    `for (const door of ["shokan", "shokan/run", "shokan/messages"])
       console.log(door, Object.keys(await import(door)).sort().join(" "));`,
  );
  expect(run(process.execPath, "names.js").trimEnd().split("\n")).toEqual([
    "shokan FORMATS LetterRefused compareReadBack compileTemplate createDocxWriter guardRecipients layoutLines letterParagraphs loadFaces makeLetter parseLetter portableWorld printLetter readLetterDocx readPdf readPictures readRecipients recipientOf typeset writePdf writePrintRun",
    "shokan/run Readers back check describeTemplate importLetter init layOutText listFonts merge nodeWorld openFaces pack projectAt readTexts recreate verifyRun watchInputs writeFindings",
    "shokan/messages formatDiagnostic messageOf",
  ]);
});
