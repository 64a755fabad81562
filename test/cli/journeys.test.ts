import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { pickedOf } from "../samples/extent.ts";
import { CALLED, type GuideStep, guideSteps } from "../samples/guide-page.ts";
import { type Desk, newDesk } from "../samples/shokan.ts";

/** The pages of those who come with no more than the README, with how many commands each has. */
const JOURNEYS = [
  ["clerk", 3],
  ["prefecture", 5],
  ["archivist", 8],
] as const;

const desks: Desk[] = [];
afterAll(() => {
  for (const desk of desks) desk.clear();
});

function pageOf(name: string): string {
  return readFileSync(`templates/${name}.md`, "utf8");
}

/** Follows a page: what it says is printed must be in what the commands before it print. */
async function carryOut(desk: Desk, steps: readonly GuideStep[]): Promise<void> {
  let said = "";
  let isNew = true;
  for (const step of steps) {
    if (step.kind === "file") desk.write(step.path, step.text);
    if (step.kind === "printed") expect(said).toContain(step.line);
    if (step.kind === "command") {
      const { exit, stdout, stderr } = await desk.run(...step.args);
      const expected = step.line.includes("machigai") ? 1 : 0;
      expect([step.line, exit, stderr]).toEqual([step.line, expected, stderr]);
      said = `${isNew ? "" : said}${stdout}${stderr}`;
    }
    isNew = step.kind !== "command";
  }
}

/** Those who go the whole way. */
const GO = pickedOf(
  JOURNEYS.map(([name]) => name),
  1,
);

describe.each(JOURNEYS)("the journey of the %s", (name, commandCount) => {
  const page = pageOf(name);
  const steps = guideSteps(page);

  test.runIf(GO.includes(name))(
    "goes from the first command to the letters as the page says",
    async () => {
      const desk = newDesk();
      desks.push(desk);
      await carryOut(desk, steps);
      for (const [path] of page.matchAll(/out\/[^`\s]+\.(?:pdf|docx|csv)/gu))
        expect([path, existsSync(desk.path(path))]).toEqual([path, true]);
    },
    120_000,
  );

  test("is made of commands that cmd, PowerShell and a shell read alike", () => {
    const lines = steps.flatMap((step) => (step.kind === "command" ? [step.line] : []));
    expect(lines).toHaveLength(commandCount);
    for (const line of lines) {
      expect(line.startsWith(CALLED)).toBe(true);
      // Outside of double quotes: nothing that any of them takes for its own.
      expect(line.replaceAll(/"[^"$`%!]*"/gu, "")).not.toMatch(/[\\'&|;,^%$`(){}<>*?~"]| -- /u);
    }
  });

  test("shows its pictures, each small enough to be sent along", () => {
    const shown = [...page.matchAll(/\]\(pictures\/(?<name>[^)]+)\)/gu)].map(
      ({ groups }) => groups?.["name"],
    );
    const there = readdirSync("templates/pictures").filter((one) => one.startsWith(name));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.sort()).toEqual(there.sort());
    for (const one of there)
      expect(statSync(`templates/pictures/${one}`).size).toBeLessThanOrEqual(150 * 1024);
  });
});

test("what every command begins with starts the program where it is, and is how it names itself", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const [, here = ""] = CALLED.trim().split(" ");
  const desk = newDesk();
  desks.push(desk);
  const started = (cwd: string, ...args: readonly string[]): string =>
    execFileSync(process.execPath, args, { cwd, encoding: "utf8" });
  expect(started(root, here, "--version")).toMatch(/^shokan \d/u);
  expect(started(root, here, "--help")).toContain(`${CALLED}merge <ひな形>`);
  expect(started(desk.folder, root, "init", "mihon")).toContain(
    `${CALLED}merge templates/mihon.hbs`,
  );
});

test("the README leads to every page, and its links lead somewhere", () => {
  const readme = readFileSync("README.md", "utf8");
  for (const [name] of JOURNEYS) expect(readme).toContain(`(templates/${name}.md)`);
  const pages = readdirSync("templates").filter((name) => name.endsWith(".md"));
  for (const path of ["README.md", ...pages.map((name) => `templates/${name}`)]) {
    const folder = path.replace(/[^/]*$/u, "");
    const text = readFileSync(path, "utf8");
    // PowerShell keeps the `--` of `npm run` for itself.
    expect([path, text.includes("npm run shokan")]).toEqual([path, false]);
    const links = [...text.matchAll(/\]\((?<to>[^)#:]+)\)/gu)].map(({ groups }) => groups?.["to"]);
    expect(
      links.filter((to) => !existsSync(`${folder}${to}`)).map((to) => `${path}: ${to}`),
    ).toEqual([]);
  }
  const first = [...readme.matchAll(/```sh\n(?<text>[\s\S]*?)```/gu)].map(
    ({ groups }) => groups?.["text"],
  );
  expect(first).toEqual(["npm ci && npm start\n", "npm ci && npm test\n"]);
});
