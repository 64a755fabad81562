import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from "vitest";
import { isDrawn, isFull, oneIn, pickedOf } from "../samples/extent.ts";
import { COMMAND, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";
import { tinyFont } from "../samples/tiny-font.ts";

const test = oneIn(3);

/** Eight letters of 富山県. What memory can show of durability is in `test/property/job` and `test/unit/job`. */
const TOYAMA = [
  "merge",
  "templates/dx-jinzai.hbs",
  "--recipients",
  "recipients/prefectures.csv",
  "recipients/municipalities.csv",
  "--where",
  "都道府県=富山県,団体名=富山県|富山市|高岡市|魚津市|氷見市|滑川市|黒部市|砺波市",
] as const;

/** A desk with the run as it is when nothing interrupts it, in `out/whole`. */
let undisturbed: Desk;
let whole: Readonly<Record<string, string>>;
let desk: Desk;
beforeAll(async () => {
  undisturbed = newDesk();
  expect((await undisturbed.run(...TOYAMA, "--out", "out/whole")).exit).toBe(0);
  whole = hashesOf(undisturbed.path("out/whole"));
});
beforeEach(() => {
  desk = undisturbed.copy();
});
afterEach(() => desk.clear());
afterAll(() => undisturbed.clear());

function isPdf(name: string): boolean {
  return name.endsWith(".pdf");
}

function start(...args: readonly string[]): ChildProcess {
  return startOf(TOYAMA, ...args);
}

function startOf(command: readonly string[], ...args: readonly string[]): ChildProcess {
  const [program, main] = COMMAND;
  return spawn(program, [main, ...command, ...args, "--json"], {
    cwd: desk.folder,
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** Waits until a run has told of `letters` written ones; its output goes on being read. */
function written(child: ChildProcess, letters: number): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0;
    child.stdout?.on("data", (chunk) => {
      seen += String(chunk).split('"phase":"write","done"').length - 1;
      if (seen >= letters) resolve();
    });
    child.once("exit", () => resolve());
  });
}

async function exitOf(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode ?? child.signalCode;
}

test("a run that is killed again and again ends with the same bytes", async () => {
  for (const [letters, jobs] of [
    [1, isFull ? "2" : "0"],
    [4, "2"],
  ] as const) {
    const child = start("--out", "out/killed", "--jobs", jobs);
    await written(child, letters);
    child.kill("SIGKILL");
    await exitOf(child);
  }
  expect((await desk.run(...TOYAMA, "--out", "out/killed")).exit).toBe(0);
  expect(hashesOf(desk.path("out/killed"))).toEqual(whole);
});

/** Ends a run by a signal as soon as it has told of a letter. Gives how many letters are there. */
async function stopped(
  command: readonly string[],
  signal: NodeJS.Signals,
  jobs: string,
): Promise<number> {
  const child = startOf(command, "--out", "out/stopped", "--jobs", jobs);
  await written(child, 1);
  child.kill(signal);
  expect([signal, await exitOf(child)]).toEqual([signal, 130]);
  const names = readdirSync(desk.path("out/stopped/letters"));
  expect(names.filter((name) => name.startsWith("."))).toEqual([]);
  return names.filter(isPdf).length;
}

/** Makes the letters of a run that nothing interrupts. Gives the hashes of all its files. */
async function madeAtOnce(
  at: Desk,
  command: readonly string[],
  out: string,
): Promise<Readonly<Record<string, string>>> {
  expect((await at.run(...command, "--out", out, "--jobs", "0")).exit).toBe(0);
  return hashesOf(at.path(out));
}

describe.runIf(isDrawn("47 letters", 2))(
  "a run of 47 letters, more than are handed out at once,",
  () => {
    const all = [
      ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"],
      // To make letters is what is interrupted here; the others read them back, too.
      ...(isFull ? [] : ["--format", "pdf", "--verify", "none"]),
    ];
    let made: Readonly<Record<string, string>>;
    beforeAll(async () => {
      const other = newDesk();
      made = await madeAtOnce(other, all, "out/all");
      other.clear();
    });

    test.each(
      pickedOf(
        [
          ["SIGINT", "0"],
          ["SIGTERM", "1"],
        ] as const,
        1,
      ),
    )(
      "is ended by %s (--jobs %s) between two letters with 130, and goes on later",
      async (signal, jobs) => {
        expect(await stopped(all, signal, jobs)).toBeLessThan(47);
        expect(await madeAtOnce(desk, all, "out/stopped")).toEqual(made);
      },
    );
  },
);

// 40 are handed out at a time, and nothing ends within them.
test.runIf(isFull)(
  "a run of a hundred letters is ended by SIGINT, and by SIGTERM when it goes on, and goes on later",
  async () => {
    const lists = ["recipients/prefectures.csv", "recipients/municipalities.csv"];
    const hundred = [
      ...["merge", "templates/dx-jinzai.hbs", "--recipients", ...lists],
      ...[
        "--where",
        "都道府県=奈良県|神奈川県|富山県|佐賀県",
        "--format",
        "pdf",
        "--verify",
        "none",
      ],
    ];
    const made = await madeAtOnce(desk, hundred, "out/all");
    const before = await stopped(hundred, "SIGINT", "1");
    const after = await stopped(hundred, "SIGTERM", "1");
    expect(after).toBeGreaterThan(before);
    expect(after).toBeLessThan(Object.keys(made).filter(isPdf).length);
    expect(await madeAtOnce(desk, hundred, "out/stopped")).toEqual(made);
  },
);

/** Waits until a process has read as many bytes from files, as Linux counts them. */
function hasRead({ pid }: ChildProcess, bytes: number): Promise<void> {
  const read = (): number => {
    const [, count] = /^rchar: (\d+)/u.exec(readFileSync(`/proc/${pid}/io`, "latin1")) ?? [];
    return Number(count);
  };
  return expect.poll(read, { interval: 10, timeout: 60_000 }).toBeGreaterThanOrEqual(bytes);
}

test.each(pickedOf(["check", "merge"], 1))(
  "Ctrl-C while %s reads a long list ends it at once with 130 and a sentence, and nothing is written",
  async (command) => {
    const head = "団体コード,都道府県,団体名,よみ,職名,敬称,種別\n";
    const row = ",東京都,新宿区,しんじゅくく,新宿区長,殿,市区町村\n";
    const list = head + row.repeat(200_000);
    desk.write("long.csv", list);
    const [program, main] = COMMAND;
    const child = spawn(
      program,
      [main, command, "templates/dx-jinzai.hbs", "--recipients", "long.csv"],
      {
        cwd: desk.folder,
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += String(chunk);
    });
    await hasRead(child, Buffer.byteLength(list));
    child.kill("SIGINT");
    expect(await exitOf(child)).toBe(130);
    expect(said).toContain("宛名簿を調べている途中で止めました（ファイルは作成していません）");
    expect(said).not.toContain("csv/");
    expect(desk.list("out")).toEqual(["whole"]);
  },
);

test("asked a second time, a run ends at once, even if a letter never ends, and it goes on later", async () => {
  const child = start("--out", "out/stuck", "--jobs", "1");
  await written(child, 1);
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8");
  const workers = children.trim().split(" ").map(Number);
  for (const worker of workers) process.kill(worker, "SIGSTOP");
  child.kill("SIGINT");
  child.kill("SIGTERM");
  expect(await exitOf(child)).toBe(130);
  for (const worker of workers) process.kill(worker, "SIGKILL");
  expect((await desk.run(...TOYAMA, "--out", "out/stuck")).exit).toBe(0);
  expect(hashesOf(desk.path("out/stuck"))).toEqual(whole);
});

test("a font that is replaced during the run ends it with 65, and the run goes on once it is back", async () => {
  const font = tinyFont({ fsType: 0 });
  desk.write("fonts/tiny.ttf", font);
  const template = readFileSync(desk.path("templates/dx-jinzai.hbs"), "utf8");
  desk.write("templates/dx-jinzai.hbs", template.replace("---\n", "---\nフォント: [tiny]\n"));
  await desk.run(...TOYAMA, "--out", "out/tiny");
  const child = start("--out", "out/other-font", "--jobs", "1");
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += String(chunk);
  });
  await written(child, 1);
  // A worker opens the fonts when it starts, and this one must start again.
  desk.write("fonts/tiny.ttf", tinyFont({ fsType: 8 }));
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8");
  for (const worker of children.trim().split(" ").map(Number)) process.kill(worker, "SIGKILL");
  expect(await exitOf(child)).toBe(65);
  expect(said).toContain("job/fonts-changed");
  desk.write("fonts/tiny.ttf", font);
  expect((await desk.run(...TOYAMA, "--out", "out/other-font")).exit).toBe(0);
  expect(hashesOf(desk.path("out/other-font"))).toEqual(hashesOf(desk.path("out/tiny")));
});

test("a list, a template or a part of it that is edited during the run does not change its letters", async () => {
  const files = [
    "recipients/prefectures.csv",
    "recipients/municipalities.csv",
    "templates/dx-jinzai.hbs",
    "templates/partials/担当.hbs",
  ];
  const child = start("--out", "out/edited", "--jobs", "1");
  await written(child, 1);
  child.kill("SIGSTOP"); // so that it cannot end before
  const before = files.map((name) => readFileSync(desk.path(name)));
  for (const name of files) desk.write(name, "書き換えた\n");
  child.kill("SIGCONT");
  expect(await exitOf(child)).toBe(0);
  expect(hashesOf(desk.path("out/edited"))).toEqual(whole);
  // What the run was made from is on record, so that it does not go on with anything else.
  for (const [index, name] of files.entries()) desk.write(name, before[index] ?? "");
  expect((await desk.run(...TOYAMA, "--out", "out/edited")).stdout).toContain(
    "ファイルは作成していません",
  );
});

test("a second run in the same folder is refused with 75 while the first goes on", async () => {
  const child = start("--out", "out/shared", "--jobs", "0");
  await written(child, 1);
  // Held still, so that it cannot end before the second has come as far as its folder.
  child.kill("SIGSTOP");
  const second = await desk.run(...TOYAMA, "--out", "out/shared");
  child.kill("SIGCONT");
  expect(second.exit).toBe(75);
  expect(second.stderr).toContain("job/folder-in-use");
  expect(await exitOf(child)).toBe(0);
});

test("a place where no folder can be made is refused with 74, and at once", async () => {
  const { exit, stderr } = await desk.run(...TOYAMA, "--out", "/proc/shokan/run");
  expect(exit).toBe(74);
  expect(stderr).toContain("job/output-failed");
});

test("a full disk ends the run with 74, leaves complete files alone, and the run goes on after room is made", async ({
  skip,
}) => {
  const disk = desk.path("disk");
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], { stdio: "ignore" });
  } catch {
    skip("a small disk can be mounted by root only");
  }
  try {
    const early = await desk.run(...TOYAMA, "--out", "disk/run");
    expect(early.exit).toBe(74);
    expect(early.stderr).toContain("job/disk-too-small");
    execFileSync("mount", ["-o", "remount,size=24m", disk]);
    const begun = start("--out", "disk/run", "--jobs", "0");
    await written(begun, 4);
    begun.kill("SIGTERM");
    expect(await exitOf(begun)).toBe(130);
    // Something takes the room of what is still to be written.
    for (const name of readdirSync(join(disk, "run/letters")).filter(isPdf)) {
      rmSync(join(disk, "run/letters", name));
    }
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, "ballast"), new Uint8Array(bavail * bsize - 300_000));
    const full = await desk.run(...TOYAMA, "--out", "disk/run");
    expect(full.exit).toBe(74);
    expect(full.stderr).toContain("job/output-failed");
    const complete = readdirSync(join(disk, "run/letters"));
    expect(complete.filter((name) => name.startsWith("."))).toEqual([]);
    for (const [name, hash] of Object.entries(hashesOf(join(disk, "run/letters")))) {
      expect([name, hash]).toEqual([name, whole[`letters/${name}`]]);
    }
    rmSync(join(disk, "ballast"));
    expect((await desk.run(...TOYAMA, "--out", "disk/run")).exit).toBe(0);
    expect(hashesOf(join(disk, "run"))).toEqual(whole);
  } finally {
    execFileSync("umount", ["-l", disk]);
  }
});
