// What the studio says of a list beside a template is what a run of the two says of it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Location } from "../../../src/base/location.ts";
import { mergeOptions } from "../../../src/job/plan/merge-options.ts";
import { prepare } from "../../../src/job/plan/prepare.ts";
import type { ListsView, TemplateView, WorkerCalls } from "../../../src/studio/protocol/worker.ts";
import { createWorkshop, type Workshop } from "../../../src/studio/worker/workshop.ts";
import { DRAW, isFull, pickedOf } from "../../samples/extent.ts";
import { clerkCases, filesOf } from "../job/clerk-cases.ts";

const LISTS = clerkCases("lists");
const ALL = new Map([...LISTS, ...clerkCases("letters")].map((one) => [one.id, one]));

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shokan-lists-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Said = { readonly code: string; readonly at: Location };

/** What is said of a list's cells and of the list itself. */
function saidOfList(found: readonly Said[]): readonly string[] {
  return found
    .filter(({ code }) => code.startsWith("csv/"))
    .map(({ code, at }) => (at.kind === "cell" ? `${code} ${at.row} ${at.column}` : code))
    .sort();
}

async function asked<Name extends keyof WorkerCalls>(
  { answer }: Workshop,
  call: Name,
  ask: WorkerCalls[Name]["ask"],
): Promise<WorkerCalls[Name]["answer"]> {
  const reply = await answer({ number: 1, call, ask, language: "ja" } as Parameters<
    typeof answer
  >[0]);
  if ("fault" in reply) throw new Error(reply.fault);
  return reply.answer as WorkerCalls[Name]["answer"];
}

/** As the page does it: the list is there before its template. */
async function inStudio(
  shop: Workshop,
  list: { readonly path: string; readonly bytes: Uint8Array },
  template: string,
): Promise<ListsView> {
  const opened = await asked(shop, "lists", { files: [list] });
  const view = await withTemplate(shop, template);
  if (view.values.includes("敬称"))
    return asked(shop, "lists", { files: [list], isHonorificGiven: true });
  return view.areListsOthers ? asked(shop, "guarded", {}) : opened;
}

/** What shows only where a letter prints the list is said when its letters are looked through. */
async function withLetters(shop: Workshop): Promise<readonly Said[]> {
  const found: Said[] = [];
  for (let from: number | undefined = 0; from !== undefined; ) {
    const part: WorkerCalls["check"]["answer"] = await asked(shop, "check", { from, count: 50 });
    found.push(...part.findings);
    from = part.next;
  }
  return found;
}

function withTemplate(shop: Workshop, text: string): Promise<TemplateView> {
  const file = { path: "通知.hbs", bytes: new TextEncoder().encode(text) };
  return asked(shop, "template", { file, partials: [] });
}

test("the studio says of a clerk's list beside a letter what a run of the two says", async () => {
  const alone = LISTS.filter(
    ({ options, workbook, like }) =>
      options === undefined &&
      workbook === undefined &&
      ALL.get(like ?? "")?.workbook === undefined,
  );
  // In CI as well a part: each is read, guarded and merged twice.
  const some = isFull ? alone.filter((_, at) => at % 8 === DRAW % 8) : pickedOf(alone, 12);
  for (const one of some) {
    const { template, ending, list } = filesOf(one, ALL);
    const bytes = typeof list === "string" ? new TextEncoder().encode(list) : list;
    const paths = { template: join(folder, "通知.hbs"), list: join(folder, `名簿.${ending}`) };
    writeFileSync(paths.template, template);
    writeFileSync(paths.list, bytes);
    const run = prepare(mergeOptions({ template: paths.template, recipients: [paths.list] }));
    const shop = createWorkshop();
    const { findings } = await inStudio(shop, { path: paths.list, bytes }, template);
    const shown = [...findings, ...(await withLetters(shop))];
    expect(saidOfList(shown), one.id).toEqual(saidOfList(run.ok ? run.warnings : run.errors));
  }
});

test("who leaves after the letter's day, and a blank that the letter asks about, are asked only as long as no letter says so", async () => {
  const list = {
    path: "会員.csv",
    bytes: new TextEncoder().encode(
      "氏名,敬称,住所,退会日,送付\n" +
        "橋本 一郎,様,奈良市三条町1,,○\n佐藤 花子,様,奈良市三条町2,令和9年3月31日,○\n高橋 三郎,様,奈良市三条町3,,\n森 四郎,様,奈良市三条町4,,○\n",
    ),
  };
  const text = (day: string, body: string): string =>
    `---\n表題: 案内\n種別: 通知\n日付: ${day}\n---\n［＃日付］{{和暦 日付}}\n［＃宛名］{{氏名}}　{{敬称}}\n${body}\n`;
  const question = "{{#もし 送付}}送ります。{{else}}送りません。{{/もし}}";
  const shop = createWorkshop();
  const rows = ({ findings }: ListsView): readonly string[] =>
    saidOfList(findings).filter((one) => one.includes("not-to-be-sent"));
  expect(rows(await asked(shop, "lists", { files: [list] }))).toEqual([
    "csv/not-to-be-sent 3 4",
    "csv/not-to-be-sent 4 5",
  ]);
  expect((await withTemplate(shop, text("令和8年12月1日", "案内します。"))).areListsOthers).toBe(
    true,
  );
  expect(rows(await asked(shop, "guarded", {}))).toEqual(["csv/not-to-be-sent 4 5"]);
  // Other words change nothing, and neither does what is mistyped for a moment.
  expect((await withTemplate(shop, text("令和8年12月1日", "御案内します。"))).areListsOthers).toBe(
    false,
  );
  expect((await withTemplate(shop, text("令和8年12月1日", "{{#もし"))).areListsOthers).toBe(false);
  expect((await withTemplate(shop, text("令和9年4月1日", question))).areListsOthers).toBe(true);
  expect(rows(await asked(shop, "guarded", {}))).toEqual(["csv/not-to-be-sent 3 4"]);
  // A list that is read behind a template is guarded for it at once.
  expect(rows(await asked(shop, "lists", { files: [list] }))).toEqual(["csv/not-to-be-sent 3 4"]);
});
