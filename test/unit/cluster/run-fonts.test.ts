import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { layOutFonts } from "../../../src/cluster/run-fonts.ts";
import { projectAt } from "../../../src/outside/project.ts";
import type { OwnPlace } from "../../samples/own-place.ts";
import { hashesOf } from "../../samples/shokan.ts";
import {
  mergeWithWorker,
  SLOW,
  sharedPlace,
  type TwoMachines,
  twoMachines,
} from "../../samples/two-machines.ts";

const NOTO = "node_modules/@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf";

/** A template that names a font of the office. */
const FONTS = ["office"];

let place: OwnPlace;
let template: string;
let machines: TwoMachines;

beforeAll(() => {
  place = sharedPlace(5);
  template = place.path("庁.hbs");
  const plain = readFileSync(place.path("試し.hbs"), "utf8");
  writeFileSync(template, plain.replace("種別: 通知", "種別: 通知\nフォント: [office]"));
  mkdirSync(place.path("fonts"));
});
afterAll(() => place.clear());
beforeEach(() => {
  machines = twoMachines(place);
});

/** The shipped face as a file of the office, whose licence says this. Source: OpenType 1.9, OS/2 fsType at byte 8 of its table. */
function layOutFont(fsType: number): void {
  const bytes = readFileSync(NOTO);
  const tables = bytes.readUInt16BE(4);
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    if (bytes.toString("latin1", at, at + 4) !== "OS/2") continue;
    const place = bytes.readUInt32BE(at + 8) + 8;
    // It stands in the upper half of a word of the table's checksum.
    const more = (fsType - bytes.readUInt16BE(place)) * 0x1_0000;
    bytes.writeUInt16BE(fsType, place);
    bytes.writeUInt32BE((bytes.readUInt32BE(at + 4) + more + 2 ** 32) % 2 ** 32, at + 4);
  }
  writeFileSync(place.path("fonts/office.ttf"), bytes);
}

test(
  "a worker without fonts of its own is given those of the run, and makes the letters of one machine",
  SLOW,
  async () => {
    layOutFont(0);
    const project = projectAt(place.path("."));
    const alone = await place.run({ project, template, out: place.path("whole") });
    expect(alone.kind).toBe("done");
    const workerProject = projectAt(place.path("elsewhere"));
    const way = { template, fonts: FONTS, workerProject };
    expect((await mergeWithWorker(machines, "given", way)).kind).toBe("done");
    expect(machines.notices).toEqual([]);
    expect(hashesOf(place.path("given"))).toEqual(hashesOf(place.path("whole")));
  },
);

test(
  "a font that may only be embedded is not given on: a worker has it itself, or takes no part",
  SLOW,
  async () => {
    layOutFont(8);
    machines.clock.stepMs = 1000;
    const workerProject = projectAt(place.path("elsewhere"));
    const refused = await mergeWithWorker(machines, "kept", {
      template,
      fonts: FONTS,
      workerProject,
    });
    expect(refused.diagnostics.at(-1)).toMatchObject({
      code: "cluster/no-worker",
      values: { fonts: "作業机" },
    });
    const files = [...machines.store.held].filter(([name]) => name.includes("/files/"));
    expect(files.every(([, bytes]) => bytes.length < 100_000)).toBe(true);
    machines = twoMachines(place);
    rmSync(place.path("kept"), { recursive: true });
    const own = { template, fonts: FONTS };
    expect((await mergeWithWorker(machines, "kept", own)).kind).toBe("done");
  },
);

test("of two fonts with one file name, the run's and the worker's own, both are laid out", async () => {
  const font = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
  const own = place.path("worker/fonts");
  mkdirSync(own, { recursive: true });
  for (const [name, text] of [
    ["mincho.ttf", "the worker's"],
    ["same.ttf", "the same"],
    ["other.ttf", "another"],
  ] as const) {
    writeFileSync(`${own}/${name}`, font(text));
  }
  const given = [
    { name: "mincho.ttf", bytes: font("the run's") },
    { name: "Mincho.ttf", bytes: font("the run's of another folder") },
    { name: "../same.ttf", bytes: font("the same") },
  ];
  const folder = place.path("worker/laid-out");
  await layOutFonts(folder, { given, needsOwn: true }, projectAt(place.path("worker")));
  const texts = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  expect(texts.toSorted()).toEqual(
    ["the run's", "the run's of another folder", "the worker's", "the same", "another"].toSorted(),
  );
  // A template may call a font by its file's name.
  expect(readFileSync(`${folder}/mincho.ttf`, "utf8")).toBe("the run's");
  expect(readFileSync(`${folder}/same.ttf`, "utf8")).toBe("the same");
});
