import { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const test = oneIn(3);

const ROOT = join(import.meta.dirname, "../..");
const RUN = join(ROOT, "dist/run.js");
const FACES = join(ROOT, "node_modules/@expo-google-fonts/noto-serif-jp");

/** The heaviest face under the name of the light one, as a new edition of a font has the name of the old. */
function blackAsLight(): Uint8Array {
  const [black, light] = ["NotoSerifJP-Black", "NotoSerifJP-Light"].map((name) =>
    Buffer.from(name, "utf16le").swap16(),
  );
  const file = readFileSync(join(FACES, "900Black/NotoSerifJP_900Black.ttf"));
  if (black === undefined || light === undefined) return file;
  for (let at = file.indexOf(black); at >= 0; at = file.indexOf(black)) light.copy(file, at);
  const record = file.indexOf("name");
  const [start, length] = [file.readUInt32BE(record + 8), file.readUInt32BE(record + 12)];
  const table = Buffer.concat([file.subarray(start, start + length), Buffer.alloc(-length & 3)]);
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  file.writeUInt32BE(sum, record + 4);
  return file;
}

let desk: Desk;
beforeAll(() => {
  desk = newDesk();
  const template = readFileSync(desk.path("templates/dx-jinzai.hbs"), "utf8");
  desk.write("templates/dx-jinzai.hbs", template.replace("---\n", "---\nフォント: [own]\n"));
});
afterAll(() => desk.clear());

const started: ChildProcess[] = [];
function hear(message: unknown): void {
  const { process: child } = Object(message);
  if (child instanceof ChildProcess) started.push(child);
}
beforeEach(() => {
  started.length = 0;
  subscribe("child_process", hear);
});
afterEach(() => unsubscribe("child_process", hear));

/** Makes one letter as a program does, with processes that are kept or with the run's own; gives the hashes of all its files. */
async function made(out: string, readers?: unknown): Promise<Readonly<Record<string, string>>> {
  const { merge, projectAt } = await import(RUN);
  const { kind } = await merge({
    project: projectAt(desk.folder),
    template: "templates/dx-jinzai.hbs",
    recipients: ["recipients/prefectures.csv"],
    only: ["010006"],
    out,
    readers,
  });
  expect(kind).toBe("done");
  return hashesOf(desk.path(out));
}

test("runs of one program read their letters back in one process, and a font replaced between them is read anew", async () => {
  const { Readers } = await import(RUN);
  const readers = new Readers();
  desk.write("fonts/own.ttf", readFileSync(join(FACES, "300Light/NotoSerifJP_300Light.ttf")));
  const light = await made("out/light", readers);
  desk.write("fonts/own.ttf", blackAsLight());
  const black = await made("out/black", readers);
  expect(started).toHaveLength(1);
  expect(black).not.toEqual(light);
  expect(await made("out/alone")).toEqual(black);
  // One that died while it waited is replaced.
  const [waiting] = started;
  if (waiting === undefined) throw new Error("no process was started");
  const died = once(waiting, "exit");
  waiting.kill("SIGKILL");
  await died;
  expect(await made("out/again", readers)).toEqual(black);
  const [last] = started.slice(-1);
  if (last === undefined) throw new Error("no process was started");
  const ended = once(last, "exit");
  readers.close();
  expect(await ended).toEqual([0, null]);
});
