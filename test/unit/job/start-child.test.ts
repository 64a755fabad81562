import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FontsChanged } from "../../../src/outside/fonts-changed.ts";
import { OutputFailure } from "../../../src/outside/output-failure.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { type Child, failureOf } from "../../../src/process/child-messages.ts";
import { ChildGone, type Fork, startChild } from "../../../src/process/start-child.ts";
import { Readers } from "../../../src/proof/readers.ts";
import { ReadingProcess } from "../../../src/proof/reading-process.ts";

const WORKER = new URL("../../../src/job/make/worker.js", import.meta.url);

/** A process as Node gives it, whose life the test decides. */
class FakeProcess extends EventEmitter {
  connected = true;
  pid: number | undefined = 1;
  killed: string[] = [];
  sent: unknown[] = [];
  send(message: unknown): void {
    this.sent.push(message);
  }
  kill(signal: string): void {
    this.killed.push(signal);
  }
  disconnect(): void {
    this.connected = false;
  }
  unref(): void {
    // nothing waits for it here
  }
}

let fake: FakeProcess;
beforeEach(() => {
  vi.useFakeTimers();
  fake = new FakeProcess();
});
afterEach(() => vi.useRealTimers());

/** The machine gives the test's process. */
const fork = (() => fake) as unknown as Fork;

/** The machine refuses at once. */
const refused: Fork = () => {
  throw refusal("EPERM");
};

function start(): Child<string, string> {
  return startChild(WORKER, 64, [], fork);
}

function reading(given: Fork): ReadingProcess {
  return new ReadingProcess(projectAt(), new Readers(() => startChild(WORKER, 64, [], given)));
}

function ask(child: Child<string, string>, stepDone?: () => void): Promise<unknown> {
  return child.ask("a question", 60_000, stepDone).catch((cause: unknown) => cause);
}

const ALIVE = { kind: "step-done", number: 0 };

function refusal(code: string): Error {
  return Object.assign(new Error(`spawn ${code}`), { code });
}

test("who asks a process that the system refuses to start at once is told so", async () => {
  const child: Child<string, string> = startChild(WORKER, 64, [], refused);
  expect(child.isAlive()).toBe(false);
  expect(await ask(child)).toMatchObject({
    neverRan: true,
    message: expect.stringContaining("EPERM"),
  });
});

test.each(["ENOENT", "EAGAIN", "EMFILE"])(
  "who asks a process that could not be started (%s, told later) is told so",
  async (code) => {
    // Such a process has no channel and never exits.
    Object.assign(fake, { pid: undefined, connected: false });
    const child = start();
    const answer = ask(child);
    fake.emit("error", refusal(code));
    expect(await answer).toMatchObject({ neverRan: true, message: expect.stringContaining(code) });
    expect(child.isAlive()).toBe(false);
    expect(await ask(child)).toBeInstanceOf(ChildGone);
  },
);

test("a process that dies of a question is told from one that dies of its start", async () => {
  const child = start();
  fake.emit("message", ALIVE);
  const answer = ask(child);
  fake.emit("exit", null, "SIGKILL");
  expect(await answer).toMatchObject({ neverRan: false, message: "ended with SIGKILL" });
  const other = start();
  const early = ask(other);
  fake.emit("exit", 1, null);
  expect(await early).toMatchObject({ neverRan: true, message: "ended with 1" });
});

test("a process that says nothing for too long is killed; one that says anything is waited for", async () => {
  const child = start();
  const answer = ask(child);
  await vi.advanceTimersByTimeAsync(50_000);
  fake.emit("message", ALIVE);
  await vi.advanceTimersByTimeAsync(50_000);
  expect(fake.killed).toEqual([]);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await answer).toMatchObject({ message: "gave no answer within 60 s" });
  expect(fake.killed).toEqual(["SIGKILL"]);
});

test("a process that answered is not killed for being silent afterwards", async () => {
  const child = start();
  const answer = ask(child);
  fake.emit("message", { kind: "answered", number: 1, answer: "answer" });
  expect(await answer).toBe("answer");
  await vi.advanceTimersByTimeAsync(600_000);
  expect(fake.killed).toEqual([]);
});

test("of several questions under way each gets its own answer and its own steps", async () => {
  const child = start();
  const steps: string[] = [];
  const first = ask(child, () => steps.push("first"));
  const second = ask(child, () => steps.push("second"));
  expect(fake.sent).toEqual([
    { number: 1, asked: "a question" },
    { number: 2, asked: "a question" },
  ]);
  fake.emit("message", { kind: "step-done", number: 2 });
  fake.emit("message", { kind: "answered", number: 2, answer: "to the second" });
  fake.emit("message", { kind: "step-done", number: 1 });
  fake.emit("message", { kind: "answered", number: 1, answer: "to the first" });
  expect(await Promise.all([first, second])).toEqual(["to the first", "to the second"]);
  expect(steps).toEqual(["second", "first"]);
});

test("what a process answers to a message that nobody waits for answers no question", async () => {
  const child = start();
  child.send("stop");
  const answer = ask(child);
  fake.emit("message", { kind: "answered", number: 0, answer: "stopping" });
  fake.emit("message", { kind: "answered", number: 1, answer: "answer" });
  expect(await answer).toBe("answer");
});

test.each([
  [
    "a full disk",
    new OutputFailure("ENOSPC", "no space left"),
    { name: "OutputFailure", systemCode: "ENOSPC", message: "no space left" },
  ],
  [
    "a file that another program holds",
    new OutputFailure("EBUSY", "busy", { held: "/run/letters/a.pdf" }),
    { name: "OutputFailure", systemCode: "EBUSY", held: "/run/letters/a.pdf" },
  ],
  [
    "a refusal of the system without a better word",
    refusal("EACCES"),
    { name: "OutputFailure", systemCode: "EACCES", message: "spawn EACCES" },
  ],
  ["fonts that changed", new FontsChanged(), { name: "FontsChanged" }],
  [
    "a mistake of ours",
    new TypeError("x is not a function"),
    { name: "Error", message: expect.stringMatching(/^TypeError: x is not a function\n +at /u) },
  ],
])("%s in another process is thrown here as what it is", async (_, cause, expected) => {
  const answer = ask(start());
  const failure = structuredClone(failureOf(cause));
  fake.emit("message", { kind: "failed", number: 1, failure });
  expect(await answer).toMatchObject(expected);
});

test("a file whose text is read without end is given up after a minute, and the next one is read", async () => {
  const reader = reading(fork);
  const first = reader.text("endless.pdf");
  fake.emit("message", ALIVE);
  await vi.advanceTimersByTimeAsync(59_000);
  // A page is done: the file is long, not endless.
  fake.emit("message", ALIVE);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(fake.killed).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(fake.killed).toEqual(["SIGKILL"]);
  const { text, problems } = await first;
  expect(text).toBeUndefined();
  expect(problems).toMatchObject([
    { code: "verify/unreadable", at: { kind: "file", path: "endless.pdf" } },
  ]);
  fake = new FakeProcess();
  const second = reader.text("good.pdf");
  const answer = { path: "good.pdf", text: undefined, problems: [] };
  fake.emit("message", { kind: "answered", number: 1, answer: { kind: "text", text: answer } });
  expect(await second).toEqual(answer);
});

test("where no reading process can be started, files are read in this one", async () => {
  const reader = reading(refused);
  const problems = await reader.check({ folder: "no-such-folder", fonts: [], isFilled: false }, [
    {
      sequence: 1,
      id: "010006",
      list: "a.csv",
      row: 2,
      prefecture: "",
      title: "北海道知事",
      addressee: "北海道知事 殿",
      version: "",
      recordSha256: "",
      textSha256: "",
      files: [
        {
          format: "pdf",
          path: "letters/a.pdf",
          sha256: "",
          bytes: 1,
          pages: 1,
          verdict: "equal",
        },
      ],
    },
  ]);
  expect(problems.map(({ code }) => code)).toEqual(["verify/file-missing"]);
});
