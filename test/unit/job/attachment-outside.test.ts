import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Location } from "../../../src/base/location.ts";
import { planAttachments } from "../../../src/job/plan/attachments.ts";
import { projectAt } from "../../../src/outside/project.ts";

const IN_TEMPLATE: Location = { kind: "file", path: "templates/cover.hbs" };
const BY_HAND: Location = { kind: "option", name: "--set 別添" };

const before = process.cwd();
let top = "";
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), "shokan-outside-"));
  mkdirSync(join(top, "desk/..drafts"), { recursive: true });
  mkdirSync(join(top, "desk2"));
  for (const name of ["secret.pdf", "desk/map.pdf", "desk/..drafts/map.pdf", "desk2/map.pdf"]) {
    writeFileSync(join(top, name), "%PDF-1.7");
  }
  process.chdir(join(top, "desk"));
});
afterAll(() => {
  process.chdir(before);
  rmSync(top, { recursive: true });
});

async function codes(path: string, at: Location): Promise<readonly string[]> {
  const planned = await planAttachments([{ path, at }], [], {
    formats: ["pdf"],
    project: projectAt(),
  });
  return (planned.ok ? planned.warnings : planned.errors).map(({ code }) => code);
}

test.each([
  ["../secret.pdf"],
  ["../../../../../../../../../../etc/passwd"],
  ["/etc/passwd"],
  ["../desk2/map.pdf"],
  ["..drafts/../../secret.pdf"],
])(
  "a template that attaches %s is told, for it lies outside of the working folder",
  async (path) => {
    expect(await codes(path, IN_TEMPLATE)).toEqual(["job/attachment-outside"]);
  },
);

test.each(["map.pdf", "./map.pdf", "..drafts/map.pdf", "../desk/map.pdf"])(
  "a template may attach %s, which lies within",
  async (path) => {
    expect(await codes(path, IN_TEMPLATE)).toEqual([]);
  },
);

test("a template may attach what it names in full, if that lies within", async () => {
  expect(await codes(join(process.cwd(), "map.pdf"), IN_TEMPLATE)).toEqual([]);
});

test("who names a file outside on the command line means it", async () => {
  expect(await codes("../secret.pdf", BY_HAND)).toEqual([]);
});
