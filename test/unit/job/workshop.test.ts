import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { WorkshopSetup } from "../../../src/job/make/protocol.ts";
import { openWorkshop } from "../../../src/job/make/workshop.ts";
import type { LetterTask } from "../../../src/job/plan/letter-task.ts";
import type { Cell } from "../../../src/model/recipient.ts";
import { FontsChanged, fontsChanged } from "../../../src/outside/fonts-changed.ts";
import { OutputFailure } from "../../../src/outside/output-failure.ts";
import { projectAt } from "../../../src/outside/project.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-workshop-"));
  mkdirSync(join(folder, "letters"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function setup(): WorkshopSetup {
  return {
    template: { path: "dx.hbs", bytes: readFileSync("templates/dx-jinzai.hbs") },
    settings: undefined,
    partials: [],
    overrides: [],
    edition: "corrected",
    formats: ["pdf", "docx"],
    office: undefined,
    verify: "none",
    duplex: false,
    project: projectAt(),
    folder,
    tool: "test",
    faces: undefined,
  };
}

function cellOf(value: string): Cell {
  return {
    value,
    at: { kind: "cell", path: "a.csv", row: 2, column: 1, header: undefined, line: 2 },
  };
}

function task(sequence: number): LetterTask {
  const fields = new Map([
    ["種別", cellOf("市")],
    ["職名", cellOf("名古屋市長")],
    ["敬称", cellOf("殿")],
  ]);
  const id = String(sequence).padStart(6, "0");
  const recipient = { id, path: "a.csv", row: sequence + 1, fields };
  return { sequence, recipient, name: id, version: "市区町村長" };
}

test("no letter is made with other fonts than those that the run was begun with", async () => {
  const { faces } = await openWorkshop(setup());
  const hashes = faces.map(({ sha256 }) => sha256);
  await expect(openWorkshop({ ...setup(), faces: hashes })).resolves.toHaveProperty("title");
  await expect(openWorkshop({ ...setup(), faces: ["0".repeat(64)] })).rejects.toThrow(FontsChanged);
  expect(fontsChanged("a.hbs")).toMatchObject({
    code: "job/fonts-changed",
    at: { kind: "file", path: "a.hbs" },
  });
});

test("a write that fails is told once no letter is under way: nothing is left half written", async () => {
  const tasks = Array.from({ length: 400 }, (_, index) => task(index + 1));
  // A folder where the first letter's file should go cannot be replaced by it.
  mkdirSync(join(folder, "letters/000001.pdf"));
  const workshop = await openWorkshop(setup());
  await expect(workshop.write(tasks, () => undefined)).rejects.toThrow(OutputFailure);
  const left = readdirSync(join(folder, "letters"));
  expect(left.filter((name) => name.startsWith("."))).toEqual([]);
  expect(left.length).toBeLessThan(tasks.length);
});
