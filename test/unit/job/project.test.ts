import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { init } from "../../../src/ask/init.ts";
import { listFonts } from "../../../src/ask/list-fonts.ts";
import { check } from "../../../src/job/check.ts";
import { merge } from "../../../src/job/merge.ts";
import { verifyRun } from "../../../src/job/verify-run.ts";
import { type Project, projectAt } from "../../../src/outside/project.ts";
import { textOfFile } from "../../../src/proof/text-of-file.ts";
import { diskHere } from "../../samples/own-place.ts";

// Two offices' folders with files of the same names, and a working folder that has neither.
let top = "";
const before = process.cwd();
const font = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf",
);
const HEADER = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
const ROWS = {
  奈良: "292010,市,奈良県,奈良市,ならし,奈良市長,殿",
  津: "242012,市,三重県,津市,つし,津市長,殿",
};

function office(name: keyof typeof ROWS): Project {
  return projectAt(join(top, name), "書体");
}

beforeAll(async () => {
  top = mkdtempSync(join(tmpdir(), "shokan-projects-"));
  for (const name of ["奈良", "津"] as const) {
    mkdirSync(join(top, name, "書体"), { recursive: true });
    expect(await init("oshirase", office(name))).toMatchObject({ ok: true });
    writeFileSync(join(top, name, "recipients/oshirase.csv"), `${HEADER}\n${ROWS[name]}\n`);
  }
  cpSync(font, join(top, "津/書体/office.ttf"));
  mkdirSync(join(top, "elsewhere"));
  process.chdir(join(top, "elsewhere"));
});
afterAll(() => {
  process.chdir(before);
  rmSync(top, { recursive: true });
});

const request = (project: Project) => ({
  disk: diskHere,
  project,
  template: "templates/oshirase.hbs",
  recipients: ["recipients/oshirase.csv"],
});

const SHIPPED = ["NotoSerifJP_700Bold.ttf", "NotoSerifJP_400Regular.ttf"];

test("two projects in one process have their own lists, folders and proofs", {
  timeout: 60_000,
}, async () => {
  const runs = await Promise.all([merge(request(office("奈良"))), merge(request(office("津")))]);
  expect(runs.map(({ kind }) => kind)).toEqual(["done", "done"]);
  expect(runs.map(({ summary }) => summary?.folder)).toEqual([
    join(top, "奈良/out/oshirase"),
    join(top, "津/out/oshirase"),
  ]);
  for (const [name, letter] of [
    ["奈良", "292010-奈良市長"],
    ["津", "242012-津市長"],
  ] as const) {
    expect(await verifyRun("out/oshirase", undefined, office(name))).toMatchObject({
      kind: "done",
      letters: 1,
    });
    const read = await textOfFile(office(name), `out/oshirase/letters/${letter}.pdf`);
    expect(read.text?.paragraphs.join("")).toContain(letter.slice(7));
    const record = readFileSync(join(top, name, "out/oshirase/run.json"), "utf8");
    expect(record).toContain('"recipients/oshirase.csv"');
    expect(record).not.toContain(top);
  }
});

test("what is wrong in a project is shown by the paths of that project", async () => {
  const project = office("奈良");
  const missing = { ...request(project), recipients: ["recipients/nobody.csv"] };
  const { diagnostics } = await check(missing);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toMatchObject([
    { code: "job/file-not-found", at: { path: "recipients/nobody.csv" } },
  ]);
});

test("each project has its own fonts", async () => {
  const filesOf = async (project: Project) =>
    (await listFonts(project)).faces.map(({ path }) => path);
  expect(await filesOf(office("奈良"))).toEqual(SHIPPED);
  expect(await filesOf(office("津"))).toEqual(["書体/office.ttf", ...SHIPPED]);
});
