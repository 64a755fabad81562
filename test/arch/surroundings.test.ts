import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What reads the clock, the working folder or the environment. */
const SURROUNDINGS =
  /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bprocess\.cwd\b|\bcwd\(|\bprocess\.env\b|\benv\[|\bMath\.random\b|\brandomUUID\b/u;

/**
 * The mark of who holds a folder is nobody else's; the default of `projectAt` is the working folder; how many letters the page looks
 * through at once goes by the time that they take.
 */
const ALLOWED = [
  "src/job/keep/run-lock.ts",
  "src/outside/project.ts",
  "src/studio/page/desk/check-letters.ts",
];

test("nothing below the command reads the clock, the environment or chance, or asks where it works", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((name) => `src/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".ts") && !name.startsWith("src/cli/"));
  expect(files.length).toBeGreaterThan(300);
  const found = files.filter((name) => SURROUNDINGS.test(readFileSync(name, "utf8"))).toSorted();
  expect(found).toEqual(ALLOWED);
});

/** Asks which process holds a folder. */
const OF_PROCESSES = "src/job/keep/run-lock.ts";

test("what a run keeps is on the disk that it was given, and on no other", () => {
  const files = ["src/job", "src/followup"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map(
        (name) => `${folder}/${name.replaceAll("\\", "/")}`,
      ),
    )
    .filter((name) => /^src\/(?:job\/(?:(?:keep|make)\/)?|followup\/)[^/]+\.ts$/u.test(name));
  expect(files.length).toBeGreaterThan(25);
  const found = files.filter((name) =>
    /"node:fs(?:\/promises)?"/u.test(readFileSync(name, "utf8")),
  );
  expect(found).toEqual([OF_PROCESSES]);
});

test("a test hands faults in and mocks no module: those of a process are shared by its files", () => {
  const files = readdirSync("test", { recursive: true, encoding: "utf8" })
    .map((name) => `test/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(200);
  const found = files.filter((name) =>
    /\bvi\s*\.(?:doMock|mock|hoisted)\b/u.test(readFileSync(name, "utf8")),
  );
  expect(found).toEqual([]);
});

/** Source: Node's documentation of `process`; what is not available on Windows. */
const NOT_ON_WINDOWS = /^(?:get|set)(?:e?[gu]id|groups)$|^initgroups$/u;

test("no module asks for a name that Node has not on Windows: the whole command would not start there", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.tsx?$/u.test(name),
  );
  const imported = files.flatMap((name) =>
    [...readFileSync(`src/${name}`, "utf8").matchAll(/\{([^}]*)\} from "node:process"/gu)].flatMap(
      ([, names = ""]) => names.split(",").map((one) => one.trim()),
    ),
  );
  expect(imported).toContain("argv");
  expect(imported.filter((one) => NOT_ON_WINDOWS.test(one))).toEqual([]);
});
