// The certificates that are shipped are written in every format, and no file of one is set aside.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { merge } from "../../../src/job/merge.ts";
import { FORMAT_IDS } from "../../../src/model/output-format.ts";
import { diskHere } from "../../samples/own-place.ts";

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-certificates-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ["kansha", "prefectures"],
  ["shuryo", "jukosha"],
])("%s.hbs", async (template, list) => {
  const rows = readFileSync(`recipients/${list}.csv`, "utf8").split(/\r?\n/u).slice(0, 3);
  const recipients = join(folder, "名簿.csv");
  writeFileSync(recipients, rows.join("\r\n"));
  const request = {
    ...{ template: `templates/${template}.hbs`, recipients: [recipients], disk: diskHere },
    ...{ out: join(folder, "out"), formats: FORMAT_IDS },
  };
  const result = await merge(request, () => undefined, new AbortController().signal);
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(result.kind).toBe("done");
  const ledger = readFileSync(join(folder, "out/ledger.jsonl"), "utf8").trimEnd().split("\n");
  expect(ledger).toHaveLength(2);
  for (const line of ledger) {
    const { files } = JSON.parse(line.slice(0, line.lastIndexOf("}") + 1)) as {
      files: { format: string; verdict: string }[];
    };
    expect(files.map(({ format, verdict }) => `${format} ${verdict}`)).toEqual(
      FORMAT_IDS.map((format) => `${format} equal`),
    );
  }
});
