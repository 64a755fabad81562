import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The oldest Node that the product names, as major, minor and patch. */
const OLDEST = [20, 19, 0] as const;

interface Package {
  readonly engines?: { readonly node?: string };
  readonly optional?: boolean;
}

/** Whether a range of npm has the oldest Node in it. */
function takesOldest(range: string): boolean {
  return range.split("||").some((part) =>
    part
      .trim()
      .replaceAll(/([<>=^~]+)\s+/gu, "$1")
      .split(/\s+/u)
      .every(takes),
  );
}

function takes(comparator: string): boolean {
  const [, sign = "", numbers = ""] = /^(\^|~|>=|<=|<|>|=)?v?([\d.x*]*)$/u.exec(comparator) ?? [];
  const given = numbers
    .split(".")
    .filter((one) => /^\d+$/u.test(one))
    .map(Number);
  const [major = 0, minor = 0, patch = 0] = given;
  const order =
    [OLDEST[0] - major, OLDEST[1] - minor, OLDEST[2] - patch].find((one) => one !== 0) ?? 0;
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
      return order >= 0 && OLDEST[0] === major;
    case "~":
      return order >= 0 && OLDEST[0] === major && (given.length < 2 || OLDEST[1] === minor);
    default:
      return given.every((one, at) => one === OLDEST[at]);
  }
}

test.each([
  [">=18", true],
  ["^18 || >=20", true],
  ["^20.19.0 || >=22.12.0", true],
  [">= 20.9", true],
  ["*", true],
  ["^22 || ^24 || >=26", false],
  [">=20.20", false],
  ["^20.19.1", false],
])("a range %s has the oldest Node in it: %s", (range, expected) => {
  expect(takesOldest(range)).toBe(expected);
});

test("every package takes the oldest Node that the README names, so that the first thing on the screen is no warning", () => {
  const lock: { readonly packages: Readonly<Record<string, Package>> } = JSON.parse(
    readFileSync("package-lock.json", "utf8"),
  );
  const packages = Object.entries(lock.packages);
  expect(packages.length).toBeGreaterThan(200);
  const refusing = packages
    .filter(([, { engines }]) => engines?.node !== undefined && !takesOldest(engines.node))
    .map(([name, { engines }]) => `${name} ${engines?.node}`);
  expect(refusing).toEqual([]);
});
