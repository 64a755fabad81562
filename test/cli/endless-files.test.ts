import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ForeignLine, foreignPdf } from "../samples/foreign-pdf.ts";
import { type Desk, newDesk } from "../samples/shokan.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

test("a process that takes more memory than it may is ended while it does nothing but that", () => {
  const watch = fileURLToPath(new URL("../../dist/process/memory-watch.js", import.meta.url));
  const program = `
    import { watchMemory } from ${JSON.stringify(watch)};
    watchMemory(300_000_000);
    const taken = [];
    const end = Date.now() + 20_000;
    while (Date.now() < end) if (taken.length < 600) taken.push(new Uint8Array(1_000_000).fill(1));
  `;
  const { signal } = spawnSync(process.execPath, ["--input-type=module", "-e", program]);
  expect(signal).toBe("SIGKILL");
});

test("the text of files is told one after the other, whatever becomes of one of them", async () => {
  const line = (text: string): ForeignLine => ({ encoding: "told", text, x: 60, y: 550 });
  desk.write("一.pdf", foreignPdf([{ lines: [line("札幌市長")] }]));
  desk.write("二.pdf", "%PDF-1.7\n破れています");
  desk.write("三.pdf", foreignPdf([{ lines: [line("函館市長")] }]));
  const { exit, stdout, stderr } = await desk.run("text", "一.pdf", "二.pdf", "なし.pdf", "三.pdf");
  expect(stdout).toBe("札幌市長\n函館市長\n");
  expect(stderr).toContain("二.pdf エラー verify/unreadable");
  expect(stderr).toContain("なし.pdf エラー job/file-not-found");
  expect(exit).toBe(1);
});
