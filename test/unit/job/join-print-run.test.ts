import { join } from "node:path";
import { expect, test } from "vitest";
import { joinPrintRun } from "../../../src/job/make/join-print-run.ts";
import type { Workshop } from "../../../src/job/make/workshop.ts";
import type { LetterTask } from "../../../src/job/plan/letter-task.ts";
import { refusalOf } from "../../../src/job/refusal.ts";
import { nodeWorld } from "../../../src/outside/node-world.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { foreignPdf } from "../../samples/foreign-pdf.ts";
import { MEMORY_FOLDER, MemoryDisk } from "../../samples/memory-disk.ts";
import { recipient } from "../../samples/recipient.ts";

const PDF = foreignPdf([{ lines: [{ encoding: "utf16", text: "札幌市長", x: 60, y: 500 }] }]);

/** What becomes of a print run of one letter, of which this lies in the folder. */
async function reasonOf(lies: Uint8Array | undefined): Promise<unknown> {
  const disk = new MemoryDisk();
  disk.put(join(MEMORY_FOLDER, "run.json"), "");
  if (lies !== undefined) disk.put(join(MEMORY_FOLDER, "letters", "001.pdf"), lies);
  const properties = { title: "", subject: undefined, author: undefined, date: undefined };
  const source = { tool: "", template: "", record: undefined, edition: "corrected" };
  const setup = { folder: MEMORY_FOLDER, duplex: false };
  const workshop = { properties, source, setup, disk } as unknown as Workshop;
  const converted = { path: "letters/001.pdf", sha256: nodeWorld.sha256(PDF), pages: 1 };
  const task: LetterTask = {
    sequence: 1,
    recipient: recipient({}),
    name: "001",
    version: "",
    converted,
  };
  const office = { program: "", name: "LibreOffice 7" };
  const run = { tasks: [task], place: { path: "print-run.pdf" } };
  const cause = await joinPrintRun(workshop, office, run, () => undefined).catch(
    (thrown: unknown) => thrown,
  );
  const refusal = refusalOf(cause, projectAt());
  expect(refusal?.diagnostic.code).toBe("office/not-joined");
  // Nothing half made is left.
  expect(disk.namesNow(MEMORY_FOLDER).filter((name) => name.endsWith(".pdf"))).toEqual([]);
  return refusal?.diagnostic.values["why"];
}

test("a letter whose PDF is gone stops its print run", async () => {
  expect(await reasonOf(undefined)).toBe("missing");
});

test("a letter whose PDF is not the recorded one stops its print run, though it may be read", async () => {
  const other = foreignPdf([{ lines: [{ encoding: "utf16", text: "函館市長", x: 60, y: 500 }] }]);
  expect(await reasonOf(other)).toBe("changed");
});
