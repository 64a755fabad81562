import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

interface Report {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly unknown[] };
}

// The tool reports success when it cannot parse TypeScript at all, so count what it saw.
test("the import checker sees every source file and finds no violation", {
  timeout: 240_000,
}, () => {
  const json = execFileSync(
    process.execPath,
    [
      "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      "--config",
      ".config/dependency-cruiser.cjs",
      "--output-type",
      "json",
      "src",
    ],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  const report = JSON.parse(json) as Report;
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `src/${name}`);
  expect(report.modules.map((m) => m.source)).toEqual(expect.arrayContaining(files));
  expect(report.summary.violations).toEqual([]);
});

const PAGE = "src/studio/page";
const PARTS = readdirSync(PAGE, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".tsx"),
);
const MAY_IMPORT = [
  /^src\/(?:text|base|model)\//u,
  /^src\/studio\/(?:page|protocol)\//u,
  /^(?:preact|preact\/hooks|@preact\/signals|@codemirror\/[a-z]+)$/u,
];

// The import checker reads no JSX.
test.each(PARTS)("the page's part %s imports what a part of the page may", (name) => {
  const text = readFileSync(join(PAGE, name), "utf8");
  const imports =
    /^(?:import|export) (?:[^"]*from )?"(?<path>[^"]+)"|\bimport\("(?<part>[^"]+)"\)/gmu;
  const imported = [...text.matchAll(imports)].map(
    ({ groups }) => groups?.["path"] ?? groups?.["part"] ?? "",
  );
  expect(imported.length).toBeGreaterThan(0);
  // What is loaded when it is wanted is named as it is written.
  expect(text).not.toMatch(/\bimport\((?!"[^"]+"\))/u);
  const places = imported.map((path) =>
    path.startsWith(".") ? join(PAGE, dirname(name), path).replaceAll("\\", "/") : path,
  );
  expect(places.filter((place) => !MAY_IMPORT.some((one) => one.test(place)))).toEqual([]);
});
