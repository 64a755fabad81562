import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deflatedEntry, writeZip } from "../../../src/base/bytes/zip.ts";
import { findLibreOffice } from "../../../src/process/find-libreoffice.ts";
import {
  type Conversion,
  convertToPdf,
  type OfficeOptions,
} from "../../../src/process/libreoffice.ts";
import { thirdOf } from "../../samples/extent.ts";

/**
 * A program in LibreOffice's place: it takes the files in their order and does with each what its content says.
 * What it was given is written to `said.jsonl` beside it.
 */
const FAKE = `#!${process.execPath}
const fs = require("node:fs"), path = require("node:path"), { spawn } = require("node:child_process");
const args = process.argv.slice(2);
const out = args[args.indexOf("--outdir") + 1];
const files = args.slice(args.indexOf("--outdir") + 2);
fs.appendFileSync(path.join(__dirname, "said.jsonl"), JSON.stringify({ pid: process.pid, args, files, cwd: process.cwd(), env: Object.keys(process.env) }) + "\\n");
const whole = "%PDF-1.6\\nletter\\nstartxref\\n9\\n%%EOF\\n";
process.stdout.write("noise ".repeat(100000));
for (const file of files) {
  const pdf = path.join(out, file.replace(/docx$/, "pdf"));
  switch (fs.readFileSync(file, "utf8")) {
    case "good": fs.writeFileSync(pdf, whole); break;
    case "dropped": break;
    case "empty": fs.writeFileSync(pdf, ""); break;
    case "half": fs.writeFileSync(pdf, whole.slice(0, 20)); break;
    case "crash": process.kill(process.pid, "SIGSEGV"); break;
    case "crash halfway": fs.writeFileSync(pdf, whole.slice(0, 20)); process.kill(process.pid, "SIGSEGV"); break;
    case "hang": for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    case "hang with a child": spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" }); for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    case "leave a child": spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" }).unref(); fs.writeFileSync(pdf, whole); break;
    case "grow": for (;;) { fs.appendFileSync(pdf, Buffer.alloc(100000)); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5); }
    case "eat": { const eaten = []; for (;;) { eaten.push(Buffer.alloc(10_000_000, 1)); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10); } }
  }
}
`;

interface Said {
  readonly pid: number;
  readonly args: readonly string[];
  readonly files: readonly string[];
  readonly env: readonly string[];
}

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-fake-office-"));
  mkdirSync(join(folder, "run 試"));
  writeFileSync(join(folder, "soffice"), FAKE, { mode: 0o755 });
});
afterEach(() => rmSync(folder, { recursive: true }));

function options(): OfficeOptions {
  return {
    program: join(folder, "soffice"),
    folder: join(folder, "run 試"),
    silenceMs: 1500,
    memoryLimit: 400_000_000,
    sizeLimit: 1_000_000,
    variables: env,
  };
}

function convert(
  contents: readonly string[],
  more: Partial<OfficeOptions> = {},
): Promise<readonly Conversion[]> {
  const files = contents.map((content, index) => ({
    path: `手紙${index + 1}.docx`,
    bytes: new TextEncoder().encode(content),
  }));
  return convertToPdf(files, { ...options(), ...more });
}

function said(): readonly Said[] {
  return readFileSync(join(folder, "said.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line): Said => JSON.parse(line));
}

/** What became of each file in a word. */
function ends(conversions: readonly Conversion[]): readonly unknown[] {
  return conversions.map((one) => (one.kind === "converted" ? "PDF" : one.problem.values["why"]));
}

/** Processes of a group that live, as `ps` of the system says. */
function living(group: number): readonly string[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pgid=,stat="], { encoding: "utf8" });
  return stdout
    .split("\n")
    .filter((line) => line.trim().startsWith(`${group} `) && !line.includes("Z"));
}

describe.skipIf(process.platform === "win32")("LibreOffice", () => {
  test("converts all letters in one process, and nothing is left of its work", async () => {
    const found = await convert(["good", "good", "good"]);
    expect(ends(found)).toEqual(["PDF", "PDF", "PDF"]);
    expect(found[0]).toMatchObject({ path: "手紙1.docx", reproducible: false });
    expect(said().map(({ files }) => files)).toEqual([
      ["000001.docx", "000002.docx", "000003.docx"],
    ]);
    expect(readdirSync(join(folder, "run 試"))).toEqual([]);
  });

  test("gets names of our own, whatever the letters are called", async () => {
    const names = [
      "-h.docx",
      "--convert-to",
      "../../上.docx",
      "空 白.docx",
      "a;touch b.docx",
      "$(id).docx",
    ];
    const files = names.map((path) => ({ path, bytes: new TextEncoder().encode("good") }));
    const found = await convertToPdf(files, options());
    expect(found.map(({ path, kind }) => [path, kind])).toEqual(
      names.map((path) => [path, "converted"]),
    );
    expect(said()[0]?.files.every((name) => /^\d{6}\.docx$/u.test(name))).toBe(true);
  });

  test("has a profile of its own and knows nothing of our environment", async () => {
    await convert(["good"], { variables: { ...env, SECRET_TOKEN: "x", HTTP_PROXY: "http://a" } });
    const profile = said()[0]?.args.find((arg) => arg.startsWith("-env:UserInstallation="));
    expect(profile).toMatch(/=file:\/\/\/.*run%20%E8%A9%A6.*profile-1$/u);
    expect(said()[0]?.env).not.toContain("SECRET_TOKEN");
    expect(said()[0]?.env).not.toContain("HTTP_PROXY");
  });

  test.each(
    thirdOf([
      ["dropped", "no-file"],
      ["empty", "broken-file"],
      ["half", "broken-file"],
      ["crash", "died"],
      ["crash halfway", "died"],
      ["hang", "no-answer"],
      ["grow", "too-large"],
      ["eat", "too-much-memory"],
    ]),
  )(
    "a letter of which it says nothing good (%s) is refused by its name, the others are made",
    async (content, why) => {
      if (why === "too-much-memory" && process.platform !== "linux") return;
      const found = await convert(["good", content, "good"]);
      expect(ends(found)).toEqual(["PDF", why, "PDF"]);
      expect(found[1]).toMatchObject({
        problem: { code: "office/not-converted", at: { kind: "file", path: "手紙2.docx" } },
      });
      for (const { pid } of said())
        await expect.poll(() => living(pid), { timeout: 10_000 }).toEqual([]);
      expect(readdirSync(join(folder, "run 試"))).toEqual([]);
    },
  );

  test.each([
    ["hang with a child", "no-answer"],
    ["leave a child", "PDF"],
  ])("no process lives on that it started (%s)", async (content, end) => {
    expect(ends(await convert([content]))).toEqual([end]);
    for (const { pid } of said())
      await expect.poll(() => living(pid), { timeout: 10_000 }).toEqual([]);
  });

  test("each letter that ends it is found among the others", async () => {
    const found = await convert(["good", "good", "crash", "good", "hang", "good"]);
    expect(ends(found)).toEqual(["PDF", "PDF", "died", "PDF", "no-answer", "PDF"]);
  });

  test("one that never works is not asked for every letter", async () => {
    writeFileSync(
      join(folder, "soffice"),
      FAKE.replace("const whole", "process.exit(77); const whole"),
      { mode: 0o755 },
    );
    const found = await convert(Array.from({ length: 20 }, () => "good"));
    expect(ends(found)).toEqual([
      "died",
      "died",
      ...Array.from({ length: 18 }, () => "not-working"),
    ]);
    expect(said().length).toBeLessThan(6);
  });

  test("does not get a letter that brings fonts of its own", async () => {
    const table = '<w:fonts><w:font w:name="明朝"><w:embedRegular r:id="rId1"/></w:font></w:fonts>';
    const bytes = writeZip([deflatedEntry("word/fontTable.xml", new TextEncoder().encode(table))]);
    const found = await convertToPdf([{ path: "手紙.docx", bytes }], options());
    expect(found).toMatchObject([{ problem: { code: "office/embedded-fonts" } }]);
  });

  test("one that cannot be started is told, not thrown", async () => {
    const found = await convert(["good"], { program: join(folder, "none") });
    expect(ends(found)).toEqual(["died"]);
  });

  test("ends at once when the run is broken off", async () => {
    const stop = new AbortController();
    const going = convert(["good", "hang", "good"], { silenceMs: 600_000, stop: stop.signal });
    await expect.poll(() => said().length, { timeout: 10_000 }).toBe(1);
    stop.abort();
    expect(ends(await going)).toContain("stopped");
    for (const { pid } of said())
      await expect.poll(() => living(pid), { timeout: 10_000 }).toEqual([]);
  });
});

describe("LibreOffice is found", () => {
  test.each([
    ["on PATH", "linux", { PATH: "/usr/bin:/opt/lo/program" }, "/opt/lo/program/soffice"],
    [
      "where it is installed on macOS",
      "darwin",
      { PATH: "/usr/bin" },
      "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ],
    [
      "in Program Files",
      "win32",
      { Path: "C:\\Windows", ProgramFiles: "C:\\Program Files" },
      "C:\\Program Files\\LibreOffice\\program\\soffice.com",
    ],
  ] as const)("%s", (_, platform, variables, place) => {
    const isProgram = (path: string): boolean => path === place;
    expect(findLibreOffice({ platform, variables, isProgram })).toMatchObject({
      value: place,
    });
    expect(findLibreOffice({ platform, variables, isProgram: () => false })).toMatchObject({
      errors: [{ code: "office/not-installed" }],
    });
  });

  test("but not in the folder that a letter lies in", () => {
    const asked: string[] = [];
    const isProgram = (path: string): boolean => asked.push(path) < 0;
    findLibreOffice({ platform: "linux", variables: { PATH: ":.:bin:/usr/bin" }, isProgram });
    expect(asked).toEqual(["/usr/bin/soffice", "/usr/bin/libreoffice"]);
  });
});
