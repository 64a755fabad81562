import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { needPackages } from "../../../src/cluster/optional-packages.ts";

test.each([
  ["pg", "npm install --no-save bullmq@6.7.0 pg@8.23.1"],
  ["ioredis", "npm install --no-save bullmq@6.7.0 ioredis@5.11.1"],
] as const)(
  "who lacks the packages for %s is told the command that installs them: cluster/packages-missing",
  (driver, command) => {
    const find = (name: string): void => {
      if (name === driver) throw new Error("Cannot find module");
    };
    expect(() => needPackages(driver, find)).toThrow(
      expect.objectContaining({
        refusal: {
          kind: "refused",
          diagnostic: expect.objectContaining({
            code: "cluster/packages-missing",
            values: { packages: driver, command },
          }),
        },
      }),
    );
  },
);

test("the versions that are named are those that were tested, and nobody has them unasked", () => {
  const {
    dependencies,
    devDependencies,
    peerDependencies,
    peerDependenciesMeta,
    optionalDependencies,
  } = JSON.parse(readFileSync("package.json", "utf8"));
  const { bullmq, pg, ioredis } = devDependencies;
  expect(peerDependencies).toEqual({ bullmq, pg, ioredis });
  const optional = { optional: true };
  expect(peerDependenciesMeta).toEqual({ bullmq: optional, pg: optional, ioredis: optional });
  expect(Object.keys(dependencies)).not.toEqual(expect.arrayContaining(["bullmq"]));
  expect(optionalDependencies).toBeUndefined();
  expect({ bullmq, pg, ioredis }).toEqual({ bullmq: "6.7.0", pg: "8.23.1", ioredis: "5.11.1" });
});
