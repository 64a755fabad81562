import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { needPackages } from "../../../src/cluster/optional-packages.ts";

test.each([
  ["pg", ["bullmq", "pg"], "npm install --no-save bullmq@6.7.0 pg@8.23.1"],
  ["ioredis", ["bullmq", "ioredis"], "npm install --no-save bullmq@6.7.0 ioredis@5.11.1"],
  ["aws4fetch", ["aws4fetch"], "npm install --no-save aws4fetch@1.0.20"],
] as const)(
  "who lacks the packages like %s is told the command that installs them: cluster/packages-missing",
  (missing, needed, command) => {
    const find = (name: string): void => {
      if (name === missing) throw new Error("Cannot find module");
    };
    expect(() => needPackages(needed, "--queue", find)).toThrow(
      expect.objectContaining({
        refusal: {
          kind: "refused",
          diagnostic: expect.objectContaining({
            code: "cluster/packages-missing",
            values: { packages: missing, command },
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
  const { aws4fetch, bullmq, pg, ioredis } = devDependencies;
  expect(peerDependencies).toEqual({ aws4fetch, bullmq, pg, ioredis });
  const optional = { optional: true };
  expect(peerDependenciesMeta).toEqual({
    aws4fetch: optional,
    bullmq: optional,
    pg: optional,
    ioredis: optional,
  });
  expect(Object.keys(dependencies)).not.toEqual(expect.arrayContaining(["bullmq"]));
  expect(optionalDependencies).toBeUndefined();
  expect({ aws4fetch, bullmq, pg, ioredis }).toEqual({
    aws4fetch: "1.0.20",
    bullmq: "6.7.0",
    pg: "8.23.1",
    ioredis: "5.11.1",
  });
});
