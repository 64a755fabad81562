import { join } from "node:path";
import { expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { makePrintRun } from "../../../src/job/make/make-print-run.ts";
import type { Workshop } from "../../../src/job/make/workshop.ts";
import type { LetterTask } from "../../../src/job/plan/letter-task.ts";
import { refusalOf } from "../../../src/job/refusal.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { MEMORY_FOLDER, MemoryDisk } from "../../samples/memory-disk.ts";
import { recipient } from "../../samples/recipient.ts";
import { column, documentOf } from "../../samples/square-pages.ts";

/** Makes a print run of one letter that has these characters. */
function make(
  characters: readonly string[],
  disk = new MemoryDisk(),
): ReturnType<typeof makePrintRun> {
  disk.put(join(MEMORY_FOLDER, "run.json"), "");
  const document = documentOf([column(90, 10, characters)]);
  const template = { path: "a.hbs", bytes: new Uint8Array() };
  const setup = { template, edition: "corrected", tool: "", folder: MEMORY_FOLDER, verify: "all" };
  const layOut: Workshop["layOut"] = () => ({ document, expected: [characters.join("")] });
  const workshop = { title: "", faces: document.faces, setup, disk, layOut };
  const task: LetterTask = { sequence: 1, recipient: recipient({}), name: "001", version: "" };
  return makePrintRun(
    workshop as unknown as Workshop,
    [task],
    { path: "print-run.pdf" },
    () => undefined,
  );
}

test("letters with more kinds of glyph than a file can hold are told with the way out", async () => {
  const characters = Array.from({ length: 0x1_00_00 }, (_, index) =>
    String.fromCodePoint(0x2_00_00 + index),
  );
  const refusal = refusalOf(await make(characters).catch((cause: unknown) => cause), projectAt());
  expect(refusal).toMatchObject({
    kind: "output-failed",
    diagnostic: { code: "job/print-run-too-varied" },
  });
  if (refusal === undefined) expect.fail();
  expect(messageOf(refusal.diagnostic, "ja").hints.join()).toContain("--volume");
});

test("a print run that cannot be read back is a difference", async () => {
  const disk = Object.assign(new MemoryDisk(), {
    read: async () => new TextEncoder().encode("no PDF"),
  });
  const { differences } = await make(["拝", "啓"], disk);
  expect(differences.map(({ path }) => path)).toEqual(["print-run.pdf"]);
});
