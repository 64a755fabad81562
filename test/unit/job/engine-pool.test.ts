import { expect, test } from "vitest";
import { error } from "../../../src/base/diagnostic.ts";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { type EnginePool, engineCount, enginePool } from "../../../src/job/make/engine-pool.ts";
import type { LetterEngine } from "../../../src/job/make/letter-engine.ts";
import type { LetterTask } from "../../../src/job/plan/letter-task.ts";
import { refusalOf } from "../../../src/job/refusal.ts";
import { OutputFailure } from "../../../src/outside/output-failure.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { WorkerCrash, WorkerLost } from "../../../src/process/share-work.ts";
import { ChildGone } from "../../../src/process/start-child.ts";

/** What becomes of letters: which kill the worker that makes them, what else goes wrong, and what each worker was asked for. */
const poison = {
  ids: new Set<string>(),
  asked: [] as string[][],
  disk: false,
  printRunDeaths: 0,
  unavailable: false,
};

/** As an engine tells that its process came to its end. */
function died(signal: string): WorkerCrash {
  const cause = new ChildGone(`ended with ${signal}`, false, "ended", signal);
  return new WorkerCrash(`worker ended with ${signal}`, { cause });
}

function idsOf(tasks: readonly LetterTask[]): string[] {
  const ids = tasks.map(({ recipient }) => recipient.id);
  poison.asked.push(ids);
  return ids;
}

/** An engine as one in another process is, which dies of what is poison to it. */
const engine: LetterEngine = {
  write: async (given) => {
    const ids = idsOf(given);
    if (poison.disk) throw new OutputFailure("ENOSPC", "no space left");
    if (ids.some((id) => poison.ids.has(id))) throw died("SIGABRT");
    const entries = given.map(({ sequence, recipient }) => ({
      ...ENTRY,
      sequence,
      id: recipient.id,
    }));
    return { entries, differences: [], setAside: [], moved: [] };
  },
  check: async (given) => {
    const ids = idsOf(given);
    if (ids.some((id) => poison.ids.has(id))) throw died("SIGABRT");
    const diagnostics = ids.map((id) =>
      error(
        "job/file-not-found",
        { kind: "file", path: id },
        { path: id, folder: "", near: "", elsewhere: "" },
      ),
    );
    return { diagnostics, heads: [] };
  },
  volume: async (given, path) => {
    const ids = idsOf(given);
    if (ids.some((id) => poison.ids.has(id))) throw died("SIGABRT");
    const entries = given.map(({ sequence, recipient }) => ({
      ...ENTRY,
      sequence,
      id: recipient.id,
    }));
    const written = path === undefined ? [] : entries;
    return { entries: written, differences: [], setAside: [], moved: [] };
  },
  printRun: async (given, { path }, letterDone) => {
    if (poison.unavailable) throw new WorkerLost("could not be started: spawn EPERM");
    letterDone();
    if (poison.printRunDeaths > 0) {
      poison.printRunDeaths -= 1;
      throw died("SIGKILL");
    }
    for (const _ of given.slice(1)) letterDone();
    const file = { path, sha256: "", bytes: 1, pages: 1, letters: given.length, counts: [1] };
    return { file, differences: [] };
  },
  stop: () => undefined,
  close: () => undefined,
};

function poolOfTwo(): EnginePool {
  return enginePool([engine, { ...engine }]);
}

const ENTRY = {
  sequence: 0,
  id: "",
  list: "a.csv",
  row: 1,
  prefecture: "",
  title: "",
  addressee: "",
  version: "",
  recordSha256: "",
  textSha256: "",
  files: [],
};

function tasks(count: number): readonly LetterTask[] {
  return Array.from({ length: count }, (_, index) => {
    const id = String(index + 1).padStart(3, "0");
    const recipient = { id, path: "a.csv", row: index + 2, fields: new Map() };
    return { sequence: index + 1, recipient, name: id, version: "" };
  });
}

async function writeAll(count: number): Promise<{ written: string[]; aside: string[] }> {
  const pool = poolOfTwo();
  const written: string[] = [];
  const aside: string[] = [];
  await pool.write(
    tasks(count),
    () => undefined,
    async ({ entries, setAside }) => {
      written.push(...entries.map(({ id }) => id));
      aside.push(...setAside.map(({ id, reason }) => `${id} ${reason}`));
    },
  );
  return { written: written.sort(), aside: aside.sort() };
}

test("letters that kill their worker are set aside with the reason, and all others are written once", async () => {
  poison.ids = new Set(["017", "093"]);
  const { written, aside } = await writeAll(100);
  expect(aside).toEqual([
    "017 作業用のプロセスが止まりました（SIGABRT で終了）",
    "093 作業用のプロセスが止まりました（SIGABRT で終了）",
  ]);
  const others = tasks(100).map(({ recipient }) => recipient.id);
  expect(written).toEqual(others.filter((id) => !poison.ids.has(id)));
});

test("a letter that kills its worker while it is checked is told, and all others are checked", async () => {
  poison.ids = new Set(["017", "093"]);
  const pool = poolOfTwo();
  const { diagnostics: found } = await pool.check(tasks(100), () => undefined);
  const died = found.filter(({ code }) => code === "job/worker-died");
  expect(died.map(({ severity, values }) => [severity, values["addressee"]])).toEqual([
    ["warning", "017"],
    ["warning", "093"],
  ]);
  expect(found.length - died.length).toBe(98);
});

test("a disk that is full ends the run, and no letter is set aside for it", async () => {
  poison.ids = new Set();
  poison.disk = true;
  poison.asked = [];
  await expect(writeAll(100)).rejects.toThrow(OutputFailure);
  expect(poison.asked.length).toBeLessThanOrEqual(2);
  poison.disk = false;
});

/** Makes a print run of 40 letters; gives what it ended with, and how many letters were counted as done. */
async function printRun(): Promise<{ readonly end: unknown; readonly done: number }> {
  const pool = poolOfTwo();
  let done = 0;
  const letterDone = (): void => {
    done += 1;
  };
  const end = await pool
    .printRun(tasks(40), { path: "print-run.pdf" }, letterDone)
    .catch((cause) => cause);
  return { end, done };
}

test("a print run whose worker dies is made once more, and no letter is counted twice", async () => {
  poison.printRunDeaths = 1;
  expect(await printRun()).toMatchObject({ end: { file: { letters: 40 } }, done: 40 });
});

test("a print run whose worker dies again ends the run in words that name --volume", async () => {
  poison.printRunDeaths = 2;
  const { end } = await printRun();
  const refusal = refusalOf(end, projectAt());
  expect(refusal).toMatchObject({
    kind: "output-failed",
    diagnostic: { code: "job/print-run-died" },
  });
  if (refusal === undefined) expect.fail();
  expect(messageOf(refusal.diagnostic, "ja").hints.join()).toContain("--volume");
});

test("a letter that kills its worker is left out of its volume and set aside, and the others are in it", async () => {
  poison.ids = new Set(["017", "018"]);
  const written: (readonly string[])[] = [];
  const setAside: string[] = [];
  const volumes = [
    { path: "print-run-001.pdf", tasks: tasks(20) },
    { path: "print-run-002.pdf", tasks: tasks(40).slice(20) },
  ];
  await poolOfTwo().writeVolumes(
    volumes,
    () => undefined,
    async (letters) => {
      written.push(letters.entries.map(({ id }) => id));
      setAside.push(...letters.setAside.map(({ id }) => id));
    },
  );
  poison.ids = new Set();
  expect(written.map((ids) => ids.length).toSorted()).toEqual([18, 20]);
  expect(written.flat().filter((id) => ["017", "018"].includes(id))).toEqual([]);
  expect(setAside).toEqual(["017", "018"]);
});

test("where no worker can be started, that is told, with the way to do without", async () => {
  poison.unavailable = true;
  const refusal = refusalOf((await printRun()).end, projectAt());
  poison.unavailable = false;
  expect(refusal).toMatchObject({
    kind: "output-failed",
    diagnostic: { code: "job/worker-unavailable" },
  });
  if (refusal === undefined) expect.fail();
  const { message, hints } = messageOf(refusal.diagnostic, "ja");
  expect(message).toContain("EPERM");
  expect(hints.join()).toContain("--jobs 0");
});

const FILES = { office: undefined, formats: ["pdf" as const], letterCount: 1_000_000 };
const WORD = { ...FILES, office: { program: "/soffice", name: "LibreOffice 7.4" } };
const VOLUMES = { ...FILES, formats: [] };

test.each<[string, number | undefined, Parameters<typeof engineCount>[1], number, number]>([
  ["all that a machine runs at once", undefined, FILES, 16, 16],
  ["four where each starts a LibreOffice", undefined, WORD, 16, 4],
  ["fewer on a small machine", undefined, WORD, 2, 2],
  ["as many as are asked for", 6, WORD, 16, 6],
  ["one at least", 0, FILES, 16, 1],
  ["all for volumes", undefined, { ...VOLUMES, letterCount: 100_000 }, 2, 2],
  ["one fewer for volumes of a long list", undefined, VOLUMES, 2, 1],
  ["one fewer on a large machine too", undefined, VOLUMES, 16, 15],
  ["one at least for those too", undefined, VOLUMES, 1, 1],
  ["for those too as many as are asked for", 2, VOLUMES, 2, 2],
])("processes that make letters are %s", (_, jobs, work, atOnce, count) => {
  expect(engineCount(jobs, work, atOnce)).toBe(count);
});
