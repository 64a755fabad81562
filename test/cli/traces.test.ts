import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { Document } from "mupdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { COMMAND, type Desk, newDesk } from "../samples/shokan.ts";

let desk: Desk;
/** The run's files and folders, by their paths within it. */
let names: readonly string[];

beforeAll(() => {
  desk = newDesk();
  mkdirSync(desk.path("tmp"));
  const [program, main] = COMMAND;
  const merge = "merge templates/dx-jinzai.hbs --recipients recipients/prefectures.csv";
  execFileSync(
    "sh",
    ["-c", `umask 077; exec "$0" "$1" ${merge} --only 010006 --print-run --out run`, program, main],
    { cwd: desk.folder, env: { ...process.env, TMPDIR: desk.path("tmp") }, stdio: "ignore" },
  );
  names = readdirSync(desk.path("run"), { recursive: true, encoding: "utf8" });
});
afterAll(() => desk.clear());

/** All that stands in a PDF, its packed objects and what it says of itself taken apart. */
function insideOfPdf(bytes: Uint8Array): string {
  const pdf = Document.openDocument(bytes, "application/pdf").asPDF();
  if (pdf === null) throw new Error("it is no PDF");
  const texts: string[] = [];
  for (let number = 1; number < pdf.countObjects(); number += 1) {
    const object = pdf.newIndirect(number);
    texts.push(object.resolve().toString());
    if (object.isStream()) texts.push(Buffer.from(object.readStream().asUint8Array()).toString());
  }
  return texts.join("\n");
}

function insideOf(name: string): string {
  const bytes = new Uint8Array(readFileSync(desk.path("run", name)));
  if (name.endsWith(".pdf")) return insideOfPdf(bytes);
  if (!name.endsWith(".docx")) return Buffer.from(bytes).toString();
  return Object.values(unzipSync(bytes))
    .map((part) => Buffer.from(part).toString())
    .join("\n");
}

test("nothing that a run writes names the machine, its user or where it was made", () => {
  const files = names.filter((name) => statSync(desk.path("run", name)).isFile());
  expect(files.length).toBeGreaterThan(7);
  const marks = [hostname(), desk.folder, join(userInfo().homedir, "/")].filter(
    (mark) => mark.length > 3,
  );
  for (const name of files) {
    const text = insideOf(name);
    expect([name, marks.filter((mark) => text.includes(mark))]).toEqual([name, []]);
  }
});

test("the files of a run are the user's alone where the user's files are", () => {
  for (const name of names) {
    const status = statSync(desk.path("run", name));
    expect([name, (status.mode & 0o777).toString(8)]).toEqual([
      name,
      status.isDirectory() ? "700" : "600",
    ]);
  }
});

test("nothing is left in the system's temporary folder", () => {
  expect(desk.list("tmp")).toEqual([]);
});
