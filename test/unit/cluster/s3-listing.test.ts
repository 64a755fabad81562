import { expect, test } from "vitest";
import type { S3Client } from "../../../src/cluster/s3-client.ts";
import { listNames } from "../../../src/cluster/s3-listing.ts";
import { listedPage } from "../../samples/listed-bucket.ts";

/** A bucket of these parts, and what is asked of it. */
function bucketOf(names: readonly string[], atOnce: number) {
  const keys = ["課/runs/k/bundle.json", ...names.map((name) => `課/runs/k/parts/${name}`)];
  const asked: string[] = [];
  const ask: S3Client = async ({ query = {} }) => {
    asked.push(query["start-after"] ?? query["continuation-token"] ?? "");
    return { status: 200, bytes: Buffer.from(listedPage(keys, query)) };
  };
  const list = (after?: string): Promise<readonly string[]> =>
    listNames({ ask, prefix: "課/", atOnce }, "runs/k/parts", after);
  return { list, asked };
}

const part = (number: number, mark = "abc"): string => `${String(number).padStart(8, "0")}-${mark}`;
const every = (count: number, step: number): string[] =>
  Array.from({ length: count }, (_, index) => part(index * step));

test.each([
  ["none", []],
  ["fewer than a page", every(5, 40)],
  ["just a page", every(7, 40)],
  ["numbered evenly", every(250, 40)],
  ["with gaps", every(300, 40).filter((_, index) => index % 50 < 3 || index % 7 === 0)],
  ["close together at first, far apart then", [...every(20, 1), ...every(40, 999_983).slice(1)]],
  ["far apart at first, close together then", [...every(8, 1000), ...every(600, 1).slice(8)]],
  ["of one number", Array.from({ length: 40 }, (_, index) => part(7, `m${index}`))],
  [
    "up to the greatest number",
    [...every(20, 40), ...[0, 1, 2].map((at) => part(99_999_997 + at))],
  ],
  [
    "not numbered",
    Array.from({ length: 40 }, (_, index) => `機械-${String(index).padStart(3, "0")}`),
  ],
  ["numbered, and others behind", [...every(60, 40), "bundle", "zz", "機械"]],
  ["numbered, and others between", [...every(60, 40), "0000", "00000900", "00001-x", "0a"]],
  ["folders", every(60, 40).flatMap((name) => [`${name}/1`, `${name}/2`])],
])(
  "a folder of names is listed wholly, each name once, by pages of seven: %s",
  async (_, names) => {
    const expected = [...new Set(names.map((name) => name.replace(/\/.*$/u, "")))].sort();
    const { list, asked } = bucketOf(names, 7);
    expect([...(await list())].sort()).toEqual(expected);
    // Not more than a few pages beside those that it takes.
    const pages = Math.ceil(expected.length / 7);
    expect(asked.length).toBeLessThanOrEqual(3 * pages + 20);
    const after = part(1000).slice(0, 8);
    expect([...(await bucketOf(names, 7).list(after))].sort()).toEqual(
      expected.filter((name) => name > after),
    );
  },
);

test("what comes after the first page is asked for side by side", async () => {
  const keys = every(100, 40).map((name) => `parts/${name}`);
  const waiting: (() => void)[] = [];
  let pages = 0;
  // One page, then one, two and four: a server that answers the fifth only when the eighth is asked for.
  const ask: S3Client = async ({ query = {} }) => {
    pages += 1;
    if (pages > 4 && pages < 8) await new Promise<void>((resolve) => waiting.push(resolve));
    if (pages === 8) for (const resolve of waiting.splice(0)) resolve();
    return { status: 200, bytes: Buffer.from(listedPage(keys, query)) };
  };
  const names = await listNames({ ask, prefix: "", atOnce: 10 }, "parts", undefined);
  expect([...names].sort()).toEqual(every(100, 40));
});

test("a page that is refused ends the listing with its refusal", async () => {
  const keys = every(100, 40).map((name) => `parts/${name}`);
  let pages = 0;
  const ask: S3Client = async ({ query = {} }) => {
    pages += 1;
    if (pages === 4) throw new Error("denied");
    return { status: 200, bytes: Buffer.from(listedPage(keys, query)) };
  };
  const listed = listNames({ ask, prefix: "", atOnce: 10 }, "parts", undefined);
  await expect(listed).rejects.toThrow("denied");
});
