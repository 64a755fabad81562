import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { check } from "../../../src/job/check.ts";
import type { WhereCondition } from "../../../src/job/plan/merge-options.ts";

const folder = mkdtempSync(join(tmpdir(), "shokan-not-sent-"));
afterAll(() => rmSync(folder, { recursive: true }));

const template = join(folder, "お知らせ.hbs");
writeFileSync(
  template,
  "---\n表題: お知らせ\n種別: 通知\n日付: 2026-12-01\n差出人: 総務大臣\n---\n［＃宛名］{{職名}}　{{敬称}}\n\n　会議を開きますので、お知らせします。\n",
);
const list = join(folder, "名簿.csv");
writeFileSync(list, "職名,敬称,備考\n青葉会会長,様,\n山川会会長,様,廃止\n緑会会長,様,返戻\n");

async function saidOf(options: {
  readonly where?: readonly WhereCondition[];
  readonly allow?: readonly { readonly column: string; readonly values: readonly string[] }[];
}): Promise<readonly (readonly [string, number])[]> {
  const { diagnostics } = await check({ template, recipients: [list], jobs: 0, ...options });
  return diagnostics.flatMap(({ code, at }) =>
    code === "csv/not-to-be-sent" && at.kind === "cell" ? [[code, at.row] as const] : [],
  );
}

test("a row that says that nothing is sent to it is asked about only where it would be sent", async () => {
  expect(await saidOf({})).toEqual([
    ["csv/not-to-be-sent", 3],
    ["csv/not-to-be-sent", 4],
  ]);
  expect(await saidOf({ where: [{ column: "備考", values: [""] }] })).toEqual([]);
  expect(await saidOf({ where: [{ column: "備考", values: ["", "返戻"] }] })).toEqual([
    ["csv/not-to-be-sent", 4],
  ]);
  expect(await saidOf({ allow: [{ column: "備考", values: ["廃止"] }] })).toEqual([
    ["csv/not-to-be-sent", 4],
  ]);
});
