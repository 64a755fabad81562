import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isDrawn } from "../samples/extent.ts";
import { type Answer, COMMAND, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";

const SIX = "都道府県=佐賀県,団体名=佐賀県|佐賀市|唐津市|鳥栖市|多久市|伊万里市";
const RUN = "out/冊";

let desk: Desk;

const ASKED = [
  ...["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"],
  ...["recipients/municipalities.csv", "--where", SIX],
];

function merge(...options: readonly string[]): Promise<Answer> {
  return desk.run(...ASKED, ...options);
}

beforeAll(async () => {
  desk = newDesk();
});
afterAll(() => desk.clear());

test("--format print-run keeps volumes alone, by several processes as by one, and is verified like any other run", async () => {
  const made = await merge("--format", "print-run", "--volume", "4", "--out", RUN, "--jobs", "2");
  expect(made.stdout).toContain("作成　　　　6通（印刷用 PDF）");
  expect(made.stdout).toContain("6通のうち6通を読み戻し、6通が原稿と一致しました");
  expect(made.exit).toBe(0);
  expect(desk.list(`${RUN}/letters`)).toEqual([]);
  expect(desk.list(RUN).filter((name) => name.startsWith("print-run"))).toEqual([
    ...["print-run-001.pdf", "print-run-002.pdf"],
    ...["print-run-files.csv", "print-run.csv", "print-run.json"],
  ]);
  expect((await desk.run("verify", RUN)).exit).toBe(0);
  const alone = await merge(
    "--format",
    "print-run",
    "--volume",
    "4",
    "--out",
    "out/一人",
    "--jobs",
    "0",
  );
  expect(alone.exit).toBe(0);
  expect(hashesOf(desk.path("out/一人"))).toEqual(hashesOf(desk.path(RUN)));
  // A volume that is gone is told, and made again alone.
  const before = hashesOf(desk.path(RUN));
  rmSync(desk.path(`${RUN}/print-run-002.pdf`));
  const gone = await desk.run("verify", RUN);
  expect([gone.exit, gone.stderr.includes("verify/file-missing")]).toEqual([3, true]);
  const again = await merge("--format", "print-run", "--volume", "4", "--out", RUN);
  expect(again.stdout).toContain("前回作成した4通");
  expect(hashesOf(desk.path(RUN))).toEqual(before);
}, 120_000);

test.runIf(isDrawn("killed", 3))(
  "killed for real, with a volume that was told of and another one begun, it ends with the same bytes",
  async () => {
    const [program, main] = COMMAND;
    const args = [
      ...ASKED,
      "--format",
      "print-run",
      "--volume",
      "4",
      "--out",
      "out/殺",
      "--jobs",
      "1",
    ];
    const child = spawn(program, [main, ...args, "--json"], {
      cwd: desk.folder,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let told = "";
    child.stdout.on("data", (chunk) => {
      told += String(chunk);
      if (told.includes('"phase":"write","done":4')) child.kill("SIGKILL");
    });
    await once(child, "exit");
    expect(child.signalCode).toBe("SIGKILL");
    expect(existsSync(desk.path("out/殺/照合証明.pdf"))).toBe(false);
    const whole = await merge("--format", "print-run", "--volume", "4", "--out", "out/殺");
    expect(whole.exit).toBe(0);
    expect(hashesOf(desk.path("out/殺"))).toEqual(hashesOf(desk.path(RUN)));
  },
  120_000,
);

test("beside another format it is the same as --print-run", async () => {
  expect((await merge("--format", "txt,print-run", "--out", "out/並べて")).exit).toBe(0);
  expect((await merge("--format", "txt", "--print-run", "--out", "out/付けて")).exit).toBe(0);
  expect(hashesOf(desk.path("out/並べて"))).toEqual(hashesOf(desk.path("out/付けて")));
}, 120_000);

test("what needs single files is refused by name", async () => {
  const shard = await merge("--format", "print-run", "--shard", "1/2", "--out", "out/分担");
  expect(shard.exit).toBe(1);
  expect(shard.stderr).toContain("option/print-run-alone");
  expect(existsSync(desk.path("out/分担"))).toBe(false);
  const queue = ["--queue", "postgres://localhost/none", "--store", "共有"];
  const shared = await merge("--format", "print-run", ...queue, "--out", "out/分担");
  expect([shared.exit, shared.stderr.includes("option/print-run-alone")]).toEqual([2, true]);
  expect((await desk.run("pack", RUN, "保存箱")).exit).toBe(0);
  expect(
    readFileSync(desk.path("保存箱/data/run/print-run-001.pdf")).equals(
      readFileSync(desk.path(`${RUN}/print-run-001.pdf`)),
    ),
  ).toBe(true);
  const anew = await desk.run("recreate", "保存箱", "--out", "再現");
  expect([anew.exit, anew.stderr.includes("archive/print-run-only")]).toEqual([1, true]);
}, 120_000);
