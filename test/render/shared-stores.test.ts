// What machines share letters through: a folder, and a bucket of a server that is not ours (moto), held to the same.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsClient } from "aws4fetch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import { openStore } from "../../src/cluster/open-store.ts";
import { s3Client } from "../../src/cluster/s3-client.ts";
import type { Store } from "../../src/cluster/store.ts";
import { s3Store } from "../../src/cluster/store-s3.ts";
import { projectAt } from "../../src/outside/project.ts";
import { hasS3Server, type S3Server, startS3 } from "../samples/s3-server.ts";

const folder = mkdtempSync(join(tmpdir(), "shokan-store-"));
const project = projectAt(folder);
let server: S3Server | undefined;

const hasServer = hasS3Server();
beforeAll(async () => {
  if (hasServer) server = await startS3();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  server?.clear();
});

function s3(): S3Server {
  if (server === undefined) throw new Error("no server");
  return server;
}

/** Over this machine's own lines nothing goes in the clear. */
const untold = (diagnostic: Diagnostic): never => expect.fail(diagnostic.code);

const inBucket = (): Promise<Store> =>
  openStore(
    { store: `s3://${s3().bucket}/課/書簡`, endpoint: s3().endpoint },
    project,
    s3().keys,
    untold,
  );

/** As above, but a page of its lists has seven names. */
async function inSmallPages(): Promise<Store> {
  const { endpoint, bucket } = s3();
  const place = { endpoint, bucket, prefix: "pages/" };
  const keys = { accessKeyId: "test", secretAccessKey: "test" };
  const signer = new AwsClient({ ...keys, service: "s3", region: "us-east-1" });
  return s3Store(s3Client(place, signer), place.prefix, 7);
}

const inFolder = (): Promise<Store> =>
  openStore({ store: "store", endpoint: undefined }, project, {}, untold);

const STORES = [
  ["a folder", true, inFolder],
  [hasServer ? "a bucket" : "a bucket (moto not found)", hasServer, inBucket],
  [
    hasServer ? "a bucket, by pages" : "a bucket, by pages (moto not found)",
    hasServer,
    inSmallPages,
  ],
] as const;

describe.each(STORES)("%s", (_, isThere, open) => {
  let store: Store;
  beforeAll(async () => {
    if (isThere) store = await open();
  });

  const text = async (name: string): Promise<string> =>
    Buffer.from((await store.read(name)) ?? []).toString();

  test.skipIf(!isThere)(
    "of those who put something under one name at once, one alone does, and what it put stays",
    async () => {
      const all = Array.from({ length: 20 }, (__, index) => `内容${index}`);
      const did = await Promise.all(all.map((one) => store.putIfAbsent("a/b", Buffer.from(one))));
      const winners = all.filter((__, index) => did[index]);
      expect(winners).toHaveLength(1);
      expect(await text("a/b")).toBe(winners[0]);
      expect(await store.names("a")).toEqual(["b"]);
    },
  );

  test.skipIf(!isThere)("what is not there is nothing, and removing it is no fault", async () => {
    expect(await store.read("x/y")).toBeUndefined();
    expect(await store.read("a/b/c")).toBeUndefined();
    expect(await store.names("x")).toEqual([]);
    await store.remove("x");
  });

  test.skipIf(!isThere)(
    "what is removed may be put again, with all that is below it gone",
    async () => {
      await store.putIfAbsent("run/parts/1", Buffer.from("古"));
      await store.putIfAbsent("run-2/parts/1", Buffer.from("別"));
      await store.remove("run");
      expect(await store.names("run")).toEqual([]);
      expect(await store.putIfAbsent("run/parts/1", Buffer.from("新"))).toBe(true);
      expect(await text("run/parts/1")).toBe("新");
      expect(await text("run-2/parts/1")).toBe("別");
    },
  );

  test.skipIf(!isThere)(
    "bytes come back as they were, whatever they and their names are",
    async () => {
      const names = ["空", "all bytes", "a+b&c<d>'e%20f#g?h=i*(j)!", "作業机-1"];
      const bytes = [Buffer.alloc(0), Buffer.from(Array.from({ length: 256 }, (__, i) => i))];
      for (const [index, name] of names.entries()) {
        const one = bytes[index % 2] ?? Buffer.alloc(0);
        expect(await store.putIfAbsent(`names/${name}`, one)).toBe(true);
        expect(Buffer.compare((await store.read(`names/${name}`)) ?? Buffer.from("?"), one)).toBe(
          0,
        );
      }
      expect([...(await store.names("names"))].sort()).toEqual([...names].sort());
    },
  );

  test.skipIf(!isThere)(
    "a folder is listed whole, or from a name on, without what is below",
    async () => {
      const all = Array.from({ length: 24 }, (__, index) => String(index).padStart(8, "0"));
      await Promise.all(all.map((name) => store.putIfAbsent(`many/${name}-x`, Buffer.from(name))));
      await store.putIfAbsent("many/00000003-x-folder/inside", Buffer.from("1"));
      const expected = [...all.map((name) => `${name}-x`), "00000003-x-folder"].sort();
      expect([...(await store.names("many"))].sort()).toEqual(expected);
      const later = expected.filter((name) => name > "00000020");
      expect([...(await store.names("many", "00000020"))].sort()).toEqual(later);
      await store.remove("many");
      expect(await store.names("many")).toEqual([]);
    },
  );
});

test("nothing unfinished stays in a folder", () => {
  expect(
    readdirSync(join(folder, "store"), { recursive: true, encoding: "utf8" }),
  ).not.toContainEqual(expect.stringContaining(".tmp-"));
});

test.skipIf(!hasServer)(
  "a bucket that is not there is refused by name: cluster/store-refused",
  async () => {
    const opened = openStore(
      { store: "s3://not-there/x", endpoint: s3().endpoint },
      project,
      s3().keys,
      untold,
    );
    await expect(opened).rejects.toMatchObject({
      diagnostic: {
        code: "cluster/store-refused",
        values: { reason: "no-bucket", detail: "404 NoSuchBucket" },
      },
    });
  },
);
