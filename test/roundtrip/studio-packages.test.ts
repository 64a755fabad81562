// The page's worker has parts of packages only, and another Buffer than Node's: what it reads is what the command reads.
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { readCsv } from "../../src/data/read-csv.ts";
import type {
  RowView,
  TemplateView,
  WorkerCalls,
  WorkerReply,
  WorkerRequest,
} from "../../src/studio/protocol/worker.ts";
import { compileTemplate } from "../../src/template/compile-template.ts";

const WORKSHOP = join(import.meta.dirname, "../../dist/bundle/studio/workshop.js");

let answer: (request: WorkerRequest) => Promise<WorkerReply>;
beforeEach(async () => {
  answer = (await import(WORKSHOP)).createWorkshop().answer;
});

async function ask<Name extends keyof WorkerCalls>(
  call: Name,
  asked: WorkerCalls[Name]["ask"],
): Promise<WorkerCalls[Name]["answer"]> {
  const reply = await answer({ number: 1, call, ask: asked, language: "ja" } as WorkerRequest);
  if ("fault" in reply) throw new Error(reply.fault);
  return reply.answer as WorkerCalls[Name]["answer"];
}

const fileOf = (path: string, text: string): { path: string; bytes: Uint8Array } => ({
  path,
  bytes: new TextEncoder().encode(text),
});

describe("lists", () => {
  const HEADING = "団体コード,種別,都道府県,団体名,よみ,職名,敬称";
  const value = fc.oneof(
    // Signs of every length in UTF-8, and those by which a row is cut.
    fc.string({ unit: fc.constantFrom(...'aé県𠮷﨑\u3099\ufeff\u00a0 ,\t\r\n"=;') }),
    fc.string({ unit: "grapheme" }),
    // Longer than what is decoded by hand.
    fc.string({ unit: fc.constantFrom(..."あ𠮷z"), minLength: 30, maxLength: 80 }),
  );
  const quoted = value.map((text) => `"${text.replaceAll('"', '""')}"`);
  const row = fc.array(fc.oneof(value, quoted), { minLength: 1, maxLength: 9 });
  const csv = fc
    .tuple(fc.array(row, { maxLength: 5 }), fc.constantFrom("\n", "\r\n", "\r"))
    .map(([rows, end]) => [HEADING, ...rows.map((cells) => cells.join(","))].join(end));

  test("any text as a list: the same cells, or refused for the same reason at the same place", async () => {
    let read = 0;
    let refused = 0;
    const property = fc.asyncProperty(csv, async (text) => {
      const file = fileOf("名簿.csv", text);
      const view = await ask("lists", { files: [file] });
      const expected = readCsv(file);
      if (!expected.ok) {
        refused += 1;
        const told = view.findings.map(({ code, at }) => ({ code, at }));
        expect(told).toMatchObject(expected.errors.map(({ code, at }) => ({ code, at })));
        return;
      }
      read += 1;
      const shown = await rowsShown();
      const rows = [...expected.value.rows];
      expect(shown.map((one) => one.row)).toEqual(rows.map((one) => one.row));
      for (const [at, { values }] of shown.entries()) {
        expect(values.join("\u0000")).toBe((rows[at]?.values ?? []).join("\u0000"));
      }
    });
    await fc.assert(property, { numRuns: 200 });
    expect(Math.min(read, refused)).toBeGreaterThan(10);
  });

  async function rowsShown(): Promise<readonly RowView[]> {
    return (await ask("rows", { table: 0, from: 0, count: 100 })).rows;
  }
});

describe("templates", () => {
  const HEAD = ["表題: 試し", "種別: 通知", "日付: 2026-12-01", "差出人: 総務大臣"];
  const BODY = "［＃宛名］{{職名}}　{{敬称}}\n\n　連絡です。\n";
  // Every construct of YAML, also those that front matter refuses: each tag of its schemas, anchors, keys that are no text.
  const lines = fc.constantFrom(
    "備考: !!binary aGVsbG8=",
    "備考: !!timestamp 2026-12-01",
    "備考: !!set { ? あ }",
    "備考: !!omap [ あ: い ]",
    "備考: !!pairs [ あ: い ]",
    "備考: !!int 5",
    "備考: !own あ",
    "備考: 0x1F",
    "備考: 1_000",
    "備考: yes",
    "備考: ~",
    "備考: &あ い",
    "<<: *あ",
    "備考: *あ",
    "? [あ, い]\n: う",
    "? {あ: い}\n: う",
    "備考: |-\n  一行\n  二行",
    "備考: >\n  折り\n  返し",
    '備考: "\\u9aed\\n"',
    "備考: 'あ''い'",
    "備考: [あ, い, {う: え}]",
    "必要な列: [職名, 敬称]",
    "差出人: 総務大臣",
    "%YAML 1.1",
    "備考: あ # 注",
    "\t備考: あ",
    "備考：あ",
    "備考: ［あ、い］",
    "...",
  );

  test("any front matter: the same settings, the same findings at the same places", async () => {
    let whole = 0;
    let refused = 0;
    const property = fc.asyncProperty(fc.array(lines, { maxLength: 4 }), async (more) => {
      const file = fileOf("試し.hbs", `---\n${[...HEAD, ...more].join("\n")}\n---\n${BODY}`);
      const view = await ask("template", { file, partials: [] });
      const expected = compileTemplate(file);
      const findings = expected.ok ? expected.warnings : expected.errors;
      expect(placesOf(view.findings)).toEqual(placesOf(findings));
      expect(view.isWhole).toBe(expected.ok);
      if (expected.ok) whole += 1;
      else refused += 1;
    });
    await fc.assert(property, { numRuns: 300 });
    expect(Math.min(whole, refused)).toBeGreaterThan(10);
  });

  function placesOf(
    findings: readonly Pick<TemplateView["findings"][number], "code" | "at">[],
  ): unknown {
    return findings.map(({ code, at }) => ({ code, at }));
  }
});
