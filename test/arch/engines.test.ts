import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Version = readonly [major: number, minor: number, patch: number];

/** The oldest Node of each long-supported line that the README names. */
const OLDEST: readonly Version[] = [
  [20, 19, 0],
  [22, 13, 0],
  [24, 0, 0],
];

interface Package {
  readonly engines?: { readonly node?: string };
  readonly deprecated?: string;
}

/** Whether a range of npm has a version in it. */
function isWithin(range: string, version: Version): boolean {
  return range.split("||").some((part) =>
    part
      .trim()
      .replaceAll(/([<>=^~]+)\s+/gu, "$1")
      .split(/\s+/u)
      .every((comparator) => takes(comparator, version)),
  );
}

function takes(comparator: string, version: Version): boolean {
  const [, sign = "", numbers = ""] = /^(\^|~|>=|<=|<|>|=)?v?([\d.x*]*)$/u.exec(comparator) ?? [];
  const given = numbers
    .split(".")
    .filter((one) => /^\d+$/u.test(one))
    .map(Number);
  const order = version.map((one, at) => one - (given[at] ?? 0)).find((one) => one !== 0) ?? 0;
  switch (sign) {
    case ">=":
      return order >= 0;
    case ">":
      return order > 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case "^":
      return order >= 0 && version[0] === given[0];
    case "~":
      return order >= 0 && version[0] === given[0] && (given.length < 2 || version[1] === given[1]);
    default:
      return given.every((one, at) => one === version[at]);
  }
}

test.each<[string, readonly boolean[]]>([
  [">=18", [true, true, true]],
  ["^18 || >=20", [true, true, true]],
  ["^20.19.0 || >=22.12.0", [true, true, true]],
  [">=20.16.0 <21 || >=22.3.0", [true, true, true]],
  [">= 20.9", [true, true, true]],
  ["*", [true, true, true]],
  ["20 || >=22", [true, true, true]],
  ["^22 || ^24 || >=26", [false, true, true]],
  [">=20.20", [false, true, true]],
  ["^20.19.1", [false, false, false]],
  ["^20.19.0 || ^22.14 || ~24.1", [true, false, false]],
  ["<=22.13", [true, true, false]],
])("a range %s has each of the oldest in it, or not: %s", (range, expected) => {
  expect(OLDEST.map((version) => isWithin(range, version))).toEqual(expected);
});

describe("the first thing on the screen is no warning", () => {
  const lock: { readonly packages: Readonly<Record<string, Package>> } = JSON.parse(
    readFileSync("package-lock.json", "utf8"),
  );
  const packages = Object.entries(lock.packages);

  test.each(OLDEST)("every package takes Node %i.%i.%i", (...version) => {
    expect(packages.length).toBeGreaterThan(200);
    const refusing = packages
      .filter(([, { engines }]) => engines?.node !== undefined && !isWithin(engines.node, version))
      .map(([name, { engines }]) => `${name} ${engines?.node}`);
    expect(refusing).toEqual([]);
  });

  test("the README names these versions, and no package is one that its authors have given up", () => {
    for (const part of readFileSync("README.md", "utf8").split("## In English")) {
      for (const [major, minor] of OLDEST.slice(0, 2)) expect(part).toContain(`${major}.${minor}`);
    }
    expect(packages.filter(([, one]) => one.deprecated !== undefined)).toEqual([]);
  });

  test("what is held at another version than its user asks for is said with its reason", () => {
    const { overrides }: { readonly overrides: Readonly<Record<string, object>> } = JSON.parse(
      readFileSync("package.json", "utf8"),
    );
    const readme = readFileSync("src/README.md", "utf8");
    const held = Object.entries(overrides).flatMap(([user, names]) =>
      Object.keys(names).map((name) => `\`${name}\` of \`${user}\` is held at`),
    );
    expect(held.filter((words) => !readme.includes(words))).toEqual([]);
  });
});
