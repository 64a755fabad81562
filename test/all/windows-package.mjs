// Makes the packages that are given away and uses the one for Windows as its users would, under wine: in a folder with kanji,
// blanks and signs, forty-seven letters, read back, made again, damaged, a file held open; all of it beside the Linux package.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { watch as watchFolder } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PACKAGES = join(ROOT, "dist/package");
const LARGEST = 45e6;
const MERGE = ["merge", "templates/dx-jinzai.hbs", "--recipients", "recipients/prefectures.csv"];
const MAIN = "app/dist/bundle/main.js";

// Holds a file as Excel does, so that nobody else may move it (libuv's UV_FS_O_EXLOCK), until it is told to let go.
const HOLDER = `
const fs = require("node:fs");
fs.openSync("out/dx-jinzai/ledger.csv", 0x10000000 | fs.constants.O_RDWR);
fs.writeFileSync("out/held", "");
const look = () => fs.existsSync("out/release") || setTimeout(look, 100);
look();
`;

// Wine has a folder for it always; Windows services and stripped sessions have not.
const NO_TEMP = "delete process.env.TEMP; delete process.env.TMP;";

// A flat battery sets the clock back to when the board was made.
const CLOCK = `
const Now = Date;
const back = Now.now() - Now.UTC(1998, 0, 1);
globalThis.Date = class extends Now {
  constructor(...given) {
    super(...(given.length === 0 ? [Now.now() - back] : given));
  }
  static now() {
    return Now.now() - back;
  }
};
`;

const programs = { wine: "wine wine64", unzip: "unzip", osslsigncode: "osslsigncode" };
const missing = Object.keys(programs).filter((name) => spawnSync("which", [name]).status !== 0);
if (missing.length > 0) {
  console.log(`skipped: not found: ${missing.map((name) => programs[name]).join(", ")}`);
  process.exit(process.env.CI === undefined ? 0 : 1);
}

let failed = 0;
const place = mkdtempSync(join(tmpdir(), "shokan-package-"));
const env = { ...process.env, WINEPREFIX: join(place, "prefix"), WINEDEBUG: "-all" };
try {
  makeTwice();
  const windows = join(place, "書簡 50%!&()", "Shokan");
  const linux = join(place, "linux", "Shokan");
  unpack(windows, linux);
  signature(windows);
  // Node for Windows asks what system this is.
  execFileSync("wineboot", ["--init"], { env, stdio: "ignore" });
  execFileSync("winecfg", ["-v", "win10"], { env, stdio: "ignore" });
  await useIt(windows, linux);
} finally {
  spawnSync("wineserver", ["--kill"], { env });
  rmSync(place, { recursive: true, force: true });
}
console.log(failed === 0 ? "all as expected" : `${failed} not as expected`);
process.exit(failed === 0 ? 0 : 1);

/** The packages depend on nothing but the sources: neither time zone, nor umask, nor the order of calls. */
function makeTwice() {
  make({ TZ: "UTC" });
  const first = sums();
  make({ TZ: "Asia/Tokyo", LANG: "C" });
  check("made twice, the same bytes", sums() === first);
  for (const name of readdirSync(PACKAGES).filter((entry) => entry.endsWith(".zip"))) {
    const size = statSync(join(PACKAGES, name)).size;
    check(`${name}: ${(size / 1e6).toFixed(1)} MB of at most ${LARGEST / 1e6}`, size <= LARGEST);
  }
  for (const line of sums().trim().split("\n")) {
    const [sum, name] = line.split("  ");
    const bytes = readFileSync(join(PACKAGES, name));
    check(`${name}: its SHA-256`, createHash("sha256").update(bytes).digest("hex") === sum);
  }
}

function make(more) {
  execFileSync("npm", ["run", "--silent", "package"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...more },
  });
}

function sums() {
  return readFileSync(join(PACKAGES, "SHA256SUMS.txt"), "utf8");
}

function unpack(windows, linux) {
  const [zip] = readdirSync(PACKAGES).filter((name) => name.endsWith(".zip"));
  const [tar] = readdirSync(PACKAGES).filter((name) => name.endsWith(".tar.gz"));
  for (const folder of [windows, linux]) mkdirSync(join(folder, ".."), { recursive: true });
  execFileSync("unzip", ["-q", join(PACKAGES, zip), "-d", join(windows, "..")]);
  execFileSync("tar", ["xzf", join(PACKAGES, tar), "-C", join(linux, "..")]);
}

/** The makers' signature on Node is whole: what antivirus programs go by. */
function signature(windows) {
  const { stdout, stderr } = spawnSync("osslsigncode", ["verify", join(windows, "app/node.exe")], {
    encoding: "utf8",
  });
  const said = stdout + stderr;
  const [, kept] = /Current message digest\s*:\s*(\S+)/u.exec(said) ?? [];
  const [, found] = /Calculated message digest\s*:\s*(\S+)/u.exec(said) ?? [];
  check("node.exe is as signed", kept !== undefined && kept === found);
  check("node.exe is signed by OpenJS Foundation", said.includes("OpenJS Foundation"));
}

async function useIt(windows, linux) {
  expectExit("47 letters on Linux", runLinux(linux, ...MERGE), 0);
  const first = runWindows(windows, ...MERGE);
  expectExit("47 letters on Windows", first, 0);
  check("nothing on the side of errors but progress", !/warning|error/iu.test(first.err));
  check("the same files on both", same(join(windows, "out"), join(linux, "out")));
  expectExit("nothing left to do", runWindows(windows, ...MERGE), 0);
  expectExit("verified", runWindows(windows, "verify", "out/dx-jinzai"), 0);
  const letters = join(windows, "out/dx-jinzai/letters");
  appendFileSync(join(letters, readdirSync(letters)[0]), "x");
  expectExit("a damaged letter", runWindows(windows, "verify", "out/dx-jinzai"), 3);
  await twoAtOnce(windows);
  await heldOpen(windows);
  await studio(windows);
  elsewhere(windows, linux);
  // Wine reads the % of a folder's name anew where cmd does not.
  const plain = join(windows, "../../書簡 Shokan! (1)&");
  renameSync(windows, plain);
  expectExit("the launcher for commands", cmd(plain, "app\\shokan.cmd", "--version"), 0);
}

/** Two windows, the same run: the second waits for nobody and says so; the first ends as if alone. */
async function twoAtOnce(windows) {
  const args = ["app/node.exe", MAIN, ...MERGE, "--out", "out/two"];
  const first = spawn("wine", args, { cwd: windows, env, stdio: "ignore" });
  const ended = once(first, "exit");
  const mark = join(windows, "out/two/LOCK");
  check("the folder is marked", await appears(mark, ended, (text) => text.endsWith("\n")));
  // On a fast machine the first would be done before wine has started the second: it is held in the middle of its work.
  first.kill("SIGSTOP");
  expectExit("a second run of the folder", runWindows(windows, ...MERGE, "--out", "out/two"), 75);
  first.kill("SIGCONT");
  const [status] = await ended;
  check(`the first run goes on: exit ${status}`, status === 0);
}

/** Excel keeps the ledger open, and a letter is made again: the run says which file to close, and nothing is lost. */
async function heldOpen(windows) {
  const letters = join(windows, "out/dx-jinzai/letters");
  rmSync(join(letters, readdirSync(letters)[0]));
  const holder = spawn("wine", ["app/node.exe", "-e", HOLDER], {
    cwd: windows,
    env,
    stdio: "ignore",
  });
  const ended = once(holder, "exit");
  const held = await appears(join(windows, "out/held"), ended);
  check("the ledger is held open", held);
  const run = runWindows(windows, ...MERGE);
  writeFileSync(join(windows, "out/release"), "");
  expectExit("a file held open", run, 74);
  const words = run.out + run.err;
  check("it is named", words.includes("ledger.csv"), words);
  check("what to do is said", words.includes("閉じて"), words);
  await ended;
  expectExit("closed, it goes on", runWindows(windows, ...MERGE), 0);
}

/** Waits for a file that another process makes, or for the end of that process. */
async function appears(path, ended, isComplete = () => true) {
  const isThere = () => existsSync(path) && isComplete(readFileSync(path, "utf8"));
  mkdirSync(dirname(path), { recursive: true });
  const watch = new AbortController();
  const changes = watchFolder(dirname(path), { signal: watch.signal });
  ended.then(() => watch.abort());
  try {
    if (isThere()) return true;
    for await (const _ of changes) if (isThere()) return true;
  } catch {
    // The process has ended.
  }
  return isThere();
}

/** The studio answers its own page, and nobody else. */
async function studio(windows) {
  const log = join(windows, "out/studio.txt");
  const file = openSync(log, "w");
  const args = ["app/node.exe", MAIN, "studio", "--no-open", "--json"];
  const started = spawn("wine", args, { cwd: windows, env, stdio: ["ignore", file, "ignore"] });
  closeSync(file);
  const ended = once(started, "exit");
  await appears(log, ended, (text) => text.includes("\n"));
  const { address } = JSON.parse(readFileSync(log, "utf8"));
  const { origin, hash } = new URL(address);
  const hello = (headers) =>
    fetch(`${origin}/api/hello`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: origin, ...headers },
      body: "{}",
    });
  const page = await fetch(origin);
  const worker = await fetch(`${origin}/harfbuzz.wasm`);
  check("the studio's page and its worker are there", page.status === 200 && worker.status === 200);
  const own = await hello({ Authorization: `Bearer ${hash.slice(1)}` });
  check("the page is answered", own.status === 200 && (await own.json()).project === "Shokan");
  check("nobody is answered without the token", (await hello({})).status === 401);
  const foreign = { Authorization: `Bearer ${hash.slice(1)}`, Origin: "http://example.com" };
  check("no other page is answered", (await hello(foreign)).status === 403);
  spawnSync("wineserver", ["--kill"], { env });
  await ended;
}

/** What an office's machine may be like: each case gives the letters that Linux gave. */
function elsewhere(windows, linux) {
  const wanted = join(linux, "out/dx-jinzai");
  const isMade = (what, options) => {
    const home = join(place, "prefix/drive_c/users", "山田　太郎");
    const out = join(home, what);
    mkdirSync(home, { recursive: true });
    const args = ["app/node.exe", MAIN, ...MERGE, "--out", `Z:${out.replaceAll("/", "\\")}`];
    expectExit(what, run(options.cwd ?? windows, "wine", args, options.env), 0);
    check(`${what}: the same files`, same(wanted, out));
  };
  const user = "C:\\users\\山田　太郎";
  isMade("a user with a name in kanji", {
    env: { USERNAME: "山田　太郎", USERPROFILE: user, TEMP: user, TMP: user },
  });
  isMade("no TEMP", { env: preload("no-temp.cjs", NO_TEMP) });
  isMade("a clock before 2000", { env: preload("clock.cjs", CLOCK) });
  share(windows, wanted);
  stick(windows, wanted);
  const fixed = join(place, "fixed");
  mkdirSync(fixed);
  const isMounted =
    spawnSync("mount", ["--bind", windows, fixed]).status === 0 &&
    spawnSync("mount", ["-o", "remount,ro,bind", fixed]).status === 0;
  try {
    if (isMounted) isMade("a folder that cannot be written to", { cwd: fixed });
    else check("a read-only folder can be mounted here", process.env.CI === undefined);
  } finally {
    if (isMounted) spawnSync("umount", [fixed]);
  }
}

/** A folder of another machine, by its name there. */
function share(windows, wanted) {
  const shared = join(place, "shared");
  const unc = join(place, "prefix/dosdevices/unc/server");
  mkdirSync(shared);
  mkdirSync(unc, { recursive: true });
  symlinkSync(shared, join(unc, "課の共有"));
  const name = "\\\\server\\課の共有";
  expectExit("a shared folder", runWindows(windows, ...MERGE, "--out", `${name}\\お知らせ`), 0);
  check("a shared folder: the same files", same(wanted, join(shared, "お知らせ")));
  expectExit("verified there", runWindows(windows, "verify", `${name}\\お知らせ`), 0);
}

/** A stick that is full: the run says so before it writes a letter, and goes on when there is room. */
function stick(windows, wanted) {
  const folder = join(place, "stick");
  mkdirSync(folder);
  const mount = (...options) => spawnSync("mount", [...options, folder]).status === 0;
  if (!mount("-t", "tmpfs", "-o", "size=3m", "tmpfs")) {
    check("a small disk can be mounted here", process.env.CI === undefined);
    return;
  }
  try {
    const args = [...MERGE, "--out", `Z:${join(folder, "書簡").replaceAll("/", "\\")}`];
    const full = runWindows(windows, ...args);
    expectExit("a full stick", full, 74);
    check(
      "it is said",
      /ディスクの空きが足りません/u.test(full.out + full.err),
      full.out + full.err,
    );
    const letters = join(folder, "書簡/letters");
    check("no letter was begun", !existsSync(letters) || readdirSync(letters).length === 0);
    check("room is made", mount("-o", "remount,size=64m"));
    expectExit("with room", runWindows(windows, ...args), 0);
    check("with room: the same files", same(wanted, join(folder, "書簡")));
  } finally {
    spawnSync("umount", [folder]);
  }
}

/** Node, and each process that it starts, does this first. */
function preload(name, code) {
  const path = join(place, name);
  writeFileSync(path, code);
  return { NODE_OPTIONS: `--require=Z:${path}` };
}

function runLinux(folder, ...args) {
  return run(folder, join(folder, "app/shokan"), args);
}

function runWindows(folder, ...args) {
  return run(folder, "wine", ["app/node.exe", MAIN, ...args]);
}

function cmd(folder, ...line) {
  return run(folder, "wine", ["cmd", "/c", ...line]);
}

/** Under wine Node's standard streams must be files: pipes end it. */
function run(cwd, program, args, more = {}) {
  const names = [join(place, "out.txt"), join(place, "err.txt")];
  const files = names.map((name) => openSync(name, "w"));
  const { status } = spawnSync(program, args, {
    cwd,
    env: { ...env, ...more },
    stdio: ["ignore", ...files],
  });
  for (const file of files) closeSync(file);
  const [out, err] = names.map((name) => readFileSync(name, "utf8"));
  return { status, out, err };
}

function same(one, other) {
  const { stdout, status } = spawnSync("diff", ["-rq", one, other], { encoding: "utf8" });
  console.log(stdout.split("\n").slice(0, 5).join("\n"));
  return status === 0;
}

function expectExit(what, { status, out, err }, expected) {
  check(`${what}: exit ${status}`, status === expected, `${out}\n${err}`);
}

function check(what, holds, words = "") {
  console.log(`${holds ? "ok  " : "FAIL"} ${what}`);
  if (holds) return;
  failed += 1;
  console.log(words.split("\n").slice(-15).join("\n"));
}
