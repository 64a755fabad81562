import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { makePrintRun } from "../../../src/job/make/make-print-run.ts";
import type { Workshop } from "../../../src/job/make/workshop.ts";
import { nodeDisk } from "../../../src/job/outside/node-disk.ts";
import { projectAt } from "../../../src/job/outside/project.ts";
import { refusalOf } from "../../../src/job/refusal.ts";
import { TooManyGlyphs } from "../../../src/pdf/cid-table.ts";

/** What writing the print run does: it needs too many glyphs, or gives a file that no reader can read. */
const writer = vi.hoisted(() => ({ write: (): unknown => undefined }));
vi.mock("../../../src/pdf/write-print-run.ts", () => ({ writePrintRun: () => writer.write() }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-print-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function make(): ReturnType<typeof makePrintRun> {
  const template = { path: "a.hbs", bytes: new Uint8Array() };
  const setup = { template, edition: "corrected", tool: "", folder, verify: "all" };
  return makePrintRun(
    { title: "", faces: [], setup, disk: nodeDisk } as unknown as Workshop,
    [],
    "print-run.pdf",
    () => undefined,
  );
}

test("letters with more kinds of glyph than a file can hold are told with the way out", async () => {
  writer.write = () => {
    throw new TooManyGlyphs();
  };
  const refusal = refusalOf(await make().catch((cause: unknown) => cause), projectAt());
  expect(refusal).toMatchObject({
    kind: "output-failed",
    diagnostic: { code: "job/print-run-too-varied" },
  });
  if (refusal === undefined) expect.fail();
  expect(messageOf(refusal.diagnostic, "ja").hints.join()).toContain("--volume");
});

test("a print run that cannot be read back is a difference", async () => {
  writer.write = () => ({ bytes: new TextEncoder().encode("no PDF"), pageRanges: [] });
  const { differences } = await make();
  expect(differences.map(({ path }) => path)).toEqual(["print-run.pdf"]);
});
