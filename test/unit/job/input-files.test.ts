import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { readSourceFile } from "../../../src/outside/input-files.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { type OwnPlace, ownPlace } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 30_000 });

let folder = "";
let place: OwnPlace;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-inputs-"));
  place = ownPlace();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  place.clear();
});

test.each([0, 1000, 1 << 20, (8 << 20) + 1, 32 << 20, (33 << 20) + 7])(
  "of a file of %d bytes all are read, and none besides",
  (length) => {
    const written = Buffer.alloc(length, "宛名簿");
    writeFileSync(join(folder, "a.csv"), written);
    const read = readSourceFile(projectAt(), join(folder, "a.csv"));
    if (!read.ok) throw new Error("it cannot be read");
    const { bytes } = read.value;
    expect(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).equals(written)).toBe(true);
  },
);

/** What is said of a file that is not there. */
function saidOf(name: string): { readonly message: string; readonly hints: readonly string[] } {
  const read = readSourceFile(projectAt(), join(folder, name));
  if (read.ok || read.errors[0]?.code !== "job/file-not-found") throw new Error("it is there");
  return messageOf(read.errors[0], "ja");
}

test.each([
  ["saved by Notepad under one ending more", "案内.hbs", "案内.hbs.txt"],
  ["with a letter of another width", "案内Ａ.hbs", "案内A.hbs"],
  ["mistyped by one character", "案内.hbs", "案內.hbs"],
  ["in another form of Unicode, as macOS writes it", "ガイド.hbs", "\u30ab\u3099イド.hbs"],
])("a file %s is told by the name that it has", (_, wanted, there) => {
  writeFileSync(join(folder, there), "");
  writeFileSync(join(folder, "名簿の一覧表.csv"), "");
  const { message, hints } = saidOf(wanted);
  expect(message).toContain(folder);
  expect(hints.join()).toContain(there);
});

test("a missing file with nothing like it, and one in a missing folder, tell where they were looked for", () => {
  writeFileSync(join(folder, "名簿の一覧表.csv"), "");
  expect(saidOf("a.hbs").message).toContain(folder);
  expect(saidOf("a.hbs").hints.join()).not.toContain("名簿");
  expect(saidOf("none/a.hbs").message).toContain(join(folder, "none"));
});

test.each([
  ["人事.xlsx", "人事.hbs"],
  ["人事.csv", "人事.docx"],
  ["人事課.hbs", "人事係.xlsx"],
])("a missing %s is not said to be %s, which is for another use", (wanted, there) => {
  writeFileSync(join(folder, there), "");
  expect(saidOf(wanted).hints.join()).not.toContain(there);
  const same = `${there.slice(0, 2)}${wanted.slice(2).replace(".", "2.")}`;
  writeFileSync(join(folder, same), "");
  expect(saidOf(wanted).hints.join()).toContain(same);
});

test.each([
  ["in another folder of the project", "案内.hbs", ["."], "templates/案内.hbs"],
  [
    "in the folder above, where the command was given within it",
    "recipients/名簿.csv",
    ["templates"],
    "../recipients/名簿.csv",
  ],
])("a file that is %s is told with its place", (_, wanted, at, expected) => {
  for (const name of ["templates", "recipients"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "templates", "案内.hbs"), "");
  writeFileSync(join(folder, "recipients", "名簿.csv"), "");
  const read = readSourceFile(projectAt(join(folder, ...at)), wanted);
  const [found] = read.ok ? [] : read.errors;
  if (found === undefined) throw new Error("it is there");
  expect(messageOf(found, "ja").hints).toEqual([
    `\`${expected}\` のことなら、そう指定してください`,
  ]);
});

test("what a run keeps on record names no folder outside of the project, whatever was given by its whole path", async () => {
  mkdirSync(join(folder, "太郎"));
  const attached = join(folder, "太郎", "別紙.pdf");
  writeFileSync(attached, "%PDF-1.7 別紙");
  const result = await place.run({ set: new Map([["別添", attached]]) });
  expect(result.kind).toBe("done");
  const out = place.path("out");
  const kept = readdirSync(out).filter((name) => /\.(?:json|jsonl|csv)$/u.test(name));
  expect(kept).toEqual(["ledger.csv", "ledger.jsonl", "run.json"]);
  for (const name of kept) {
    const text = readFileSync(join(out, name), "utf8");
    expect([name, text.includes(folder), text.includes(place.path())]).toEqual([
      name,
      false,
      false,
    ]);
  }
  const run = JSON.parse(readFileSync(join(out, "run.json"), "utf8"));
  expect(run.inputs.options["set 別添"]).toBe("別紙.pdf");
});
