// While a long list is read for a run, the studio answers whoever asks it for something else.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pickedOf } from "../samples/extent.ts";
import { type RunningStudio, startedStudio } from "../samples/running-studio.ts";
import { type Desk, newDesk } from "../samples/shokan.ts";

const ROWS = 100_000;

let desk: Desk;
let studio: RunningStudio;
beforeAll(async () => {
  desk = newDesk();
  mkdirSync(desk.path(".state"), { mode: 0o700 });
  const shipped = readFileSync(desk.path("recipients/municipalities.csv"), "utf8");
  const [head, ...rows] = shipped.trimEnd().split(/\r?\n/u);
  const many = Array.from({ length: ROWS }, (_, at) => rows[at % rows.length]);
  writeFileSync(desk.path("recipients/長.csv"), [head, ...many].join("\n"));
  studio = await startedStudio(desk);
});
afterAll(async () => {
  await studio?.stop();
  desk.clear();
});

async function fileNamed(path: string): Promise<string> {
  const { templates, lists } = await studio.call("/api/listing", {});
  const found = [...templates, ...lists].find((file) => file.path === path);
  return found?.handle ?? expect.fail(`no ${path}`);
}

/** The work is where nothing of it is checked yet: its lists are being read. */
async function expectReading(id: string): Promise<void> {
  const { works } = await studio.call("/api/work", {});
  const last = works.at(-1) ?? expect.fail("there is no work");
  expect([last.id, last.phase, last.end]).toEqual([id, undefined, undefined]);
}

test.each(pickedOf(["check", "merge"] as const, 1))(
  "%s: a save, a second start and the end of the work are answered before its lists are read",
  async (kind) => {
    const template = await fileNamed("templates/notice.hbs");
    const lists = [{ list: await fileNamed("recipients/長.csv") }];
    const begun = await studio.call("/api/work/start", { kind, order: { template, lists } });
    await expectReading(begun.id);

    const text = readFileSync(desk.path("templates/kenshu.hbs"), "utf8");
    const seen = createHash("sha256").update(text).digest("hex");
    const handle = await fileNamed("templates/kenshu.hbs");
    await studio.call("/api/template/save", { handle, text: `${text}\n`, seen });
    expect(readFileSync(desk.path("templates/kenshu.hbs"), "utf8")).toBe(`${text}\n`);
    const second = await startedStudio(desk);
    expect(second.isAnother).toBe(true);
    const refused = await studio.post(
      "/api/work/start",
      JSON.stringify({ kind, order: { template, lists } }),
    );
    expect([refused.status, Object(await refused.json()).refusal]).toEqual([409, "busy"]);
    await expectReading(begun.id);

    await studio.call("/api/work/stop", { id: begun.id });
    const ended = (await studio.lines("/api/work/watch", { id: begun.id })).at(-1);
    expect(ended?.phase).toBeUndefined();
    expect(ended?.end).toMatchObject({ kind: "interrupted", findings: [] });
    expect(existsSync(desk.path("out"))).toBe(false);
  },
);
