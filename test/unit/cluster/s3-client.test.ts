import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AwsClient } from "aws4fetch";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { openStore } from "../../../src/cluster/open-store.ts";
import { s3Client } from "../../../src/cluster/s3-client.ts";
import type { Store } from "../../../src/cluster/store.ts";
import { s3Store } from "../../../src/cluster/store-s3.ts";
import { projectAt } from "../../../src/outside/project.ts";
import { listedPage } from "../../samples/listed-bucket.ts";

/** A bucket that answers as a test says, the last answer for ever. */
type Answer = (request: IncomingMessage, body: Buffer, response: ServerResponse) => void;

const KEYS = { AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "geheim" };
const PROJECT = projectAt("/nowhere");

let server: Server;
let endpoint: string;
let answers: Answer[];
let asked: string[];
let pauses: number[];
let store: Store;
let told: Diagnostic[];
const tell = (diagnostic: Diagnostic): void => {
  told.push(diagnostic);
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    asked.push(`${request.method} ${request.url}`);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    answer?.(request, Buffer.concat(pieces), response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  pauses = [];
  told = [];
  const place = { endpoint, bucket: "b", prefix: "課/" };
  const signer = new AwsClient({ accessKeyId: "k", secretAccessKey: "s", service: "s3" });
  const client = s3Client(place, signer, { pause: async (ms) => pauses.push(ms) });
  store = s3Store(client, place.prefix);
});

const says =
  (status: number, body = ""): Answer =>
  (_, __, response) => {
    response.writeHead(status).end(body);
  };
const denied = says(403, "<Error><Code>AccessDenied</Code></Error>");
const cutOff: Answer = (_, __, response) => {
  response.destroy();
};

test("a server that is busy, or hangs up, is asked again after pauses that double", async () => {
  answers = [says(503), cutOff, says(429), says(200)];
  expect(await store.putIfAbsent("a", Buffer.from("1"))).toBe(true);
  expect(pauses).toEqual([200, 400, 800]);
  expect(new Set(asked)).toEqual(new Set(["PUT /b/%E8%AA%B2/a"]));
});

test("one that stays busy is named after thirteen seconds: cluster/store-refused", async () => {
  answers = [says(503, "<Error><Code>SlowDown</Code></Error>")];
  await expect(store.read("a")).rejects.toMatchObject({
    name: "OutputFailure",
    diagnostic: {
      code: "cluster/store-refused",
      values: { store: `s3://b/課/（${endpoint}）`, reason: "busy", detail: "503 SlowDown" },
    },
  });
  expect(asked).toHaveLength(7);
  expect(pauses.reduce((sum, one) => sum + one)).toBe(12_600);
});

const nothing: Answer = () => undefined;

test("one that takes requests and says nothing is given up, and said to be silent", async () => {
  answers = [nothing];
  const place = { endpoint, bucket: "b", prefix: "" };
  const signer = new AwsClient({ accessKeyId: "k", secretAccessKey: "s", service: "s3" });
  const values = { store: `s3://b/（${endpoint}）`, reason: "silent", detail: "ETIMEDOUT" };
  const refusal = { name: "OutputFailure", diagnostic: { code: "cluster/store-refused", values } };
  // A whole that is shorter than one answer ends the first try, and no other is begun.
  const pause = async (ms: number): Promise<unknown> => pauses.push(ms);
  const short = s3Client(place, signer, { answerMs: 60_000, wholeMs: 50, pause });
  await expect(short({ method: "GET", key: "a" })).rejects.toMatchObject(refusal);
  expect(pauses).toEqual([]);
  // Answers that do not come are not waited for seven times if the whole is over before.
  const long = s3Client(place, signer, { answerMs: 40, wholeMs: 100, pause });
  await expect(long({ method: "GET", key: "a" })).rejects.toMatchObject(refusal);
  expect(pauses.length).toBeLessThan(4);
});

test.each([
  ["put", (): Promise<unknown> => store.putIfAbsent("a", Buffer.from("1"))],
  ["read", (): Promise<unknown> => store.read("a")],
  ["listed", (): Promise<unknown> => store.names("a")],
  ["removed", (): Promise<unknown> => store.remove("a")],
])("what may not be %s is refused at once", async (_, step) => {
  answers = [denied];
  const values = { reason: "denied", detail: "403 AccessDenied" };
  await expect(step()).rejects.toMatchObject({ diagnostic: { values } });
  expect(asked).toHaveLength(1);
});

test("a bucket that was taken away is no missing name", async () => {
  answers = [says(404, "<Error><Code>NoSuchKey</Code></Error>")];
  expect(await store.read("a")).toBeUndefined();
  answers = [says(404, "<Error><Code>NoSuchBucket</Code></Error>")];
  const values = { reason: "no-bucket", detail: "404 NoSuchBucket" };
  await expect(store.read("a")).rejects.toMatchObject({ diagnostic: { values } });
});

test("who put something, and lost the answer, is told that it is there", async () => {
  let held: Buffer | undefined;
  answers = [
    (_, body, response) => {
      held = body;
      response.destroy();
    },
    (request, __, response) => {
      const isTaken = request.headers["if-none-match"] === "*" && held !== undefined;
      response.writeHead(isTaken ? 412 : 200).end();
    },
  ];
  expect(await store.putIfAbsent("a", Buffer.from("1"))).toBe(false);
  expect(held?.toString()).toBe("1");
});

test("what arrived torn does not fit its hash, and is put again", async () => {
  const checks: Answer = (request, body, response) => {
    const isWhole =
      createHash("sha256").update(body).digest("hex") === request.headers["x-amz-content-sha256"];
    const torn = "<Error><Code>XAmzContentSHA256Mismatch</Code></Error>";
    response.writeHead(isWhole ? 200 : 400).end(isWhole ? "" : torn);
  };
  answers = [(request, body, response) => checks(request, body.subarray(1), response), checks];
  expect(await store.putIfAbsent("a", Buffer.from("書簡"))).toBe(true);
  expect(asked).toHaveLength(2);
});

test("what was cut off while it was read is read again", async () => {
  answers = [
    (_, __, response) => {
      response.writeHead(200, { "Content-Length": "10" }).write("12345");
      setImmediate(() => response.destroy());
    },
    says(200, "1234567890"),
  ];
  expect(Buffer.from((await store.read("a")) ?? []).toString()).toBe("1234567890");
});

test("what a server does not remove by the thousand is removed one by one", async () => {
  const listed =
    "<Contents><Key>%E8%AA%B2/a/1</Key></Contents><Contents><Key>%E8%AA%B2/a/2</Key></Contents>";
  answers = [says(204), says(200, listed), says(501), says(204)];
  await store.remove("a");
  expect(asked.slice(-2)).toEqual(["DELETE /b/%E8%AA%B2/a/1", "DELETE /b/%E8%AA%B2/a/2"]);
});

test("a server that overwrites what it should refuse is not used: cluster/store-overwrites", async () => {
  answers = [says(200)];
  const opened = openStore({ store: "s3://bucket/x", endpoint }, PROJECT, KEYS, tell);
  await expect(opened).rejects.toMatchObject({
    refusal: { diagnostic: { code: "cluster/store-overwrites" } },
  });
});

test.each([
  ["s3://bucket/x", undefined, {}, "cluster/store-keys-missing"],
  ["s3://bucket/x", undefined, { ...KEYS, AWS_ACCESS_KEY_ID: "鍵" }, "cluster/store-keys-missing"],
  ["s3://bucket/x", "server:9000", KEYS, "cluster/bad-store"],
  ["s3://バケット", undefined, KEYS, "cluster/bad-store"],
  ["ftp://server/x", undefined, KEYS, "cluster/bad-store"],
  ["s3://bucket/../other", undefined, KEYS, "cluster/bad-store"],
  ["s3://bucket/x/../../other/", undefined, KEYS, "cluster/bad-store"],
  ["s3://bucket/./x", undefined, KEYS, "cluster/bad-store"],
  ["s3://bucket//x", undefined, KEYS, "cluster/bad-store"],
  ["/mnt/share", "https://server", {}, "cluster/endpoint-without-bucket"],
])("%s with %s is refused before anything is asked", async (address, at, keys, code) => {
  const opened = openStore({ store: address, endpoint: at }, PROJECT, keys, tell);
  await expect(opened).rejects.toMatchObject({ refusal: { diagnostic: { code } } });
  expect(asked).toEqual([]);
});

test.each([
  ["s3://AKIA:TOP/SE@CRET@bucket/x", undefined, "s3://***@bucket/x"],
  ["ftp://AKIA:TOPSECRET@server", undefined, "ftp://***@server"],
  ["s3://bucket/x", "https://AKIA:TOP/SE@CRET@h", "https://***@h"],
  ["s3://bucket/x", "AKIA:TOPSECRET@h", "***@h"],
])("keys that stand in the address are not shown: %s, %s", async (address, at, found) => {
  const opened = openStore({ store: address, endpoint: at }, PROJECT, KEYS, tell);
  await expect(opened).rejects.toMatchObject({
    refusal: { diagnostic: { code: "cluster/bad-store", values: { found } } },
  });
});

test.each([
  ["http://s3.example.jp:9000", 1],
  ["http://localhost:9", 0],
  ["http://[::1]:9", 0],
  ["http://127.0.0.1.example.jp", 1],
  ["https://127.0.0.1:9", 0],
])("over %s letters go in the clear: told %i times, before anything is sent", async (at, times) => {
  const opened = openStore({ store: "s3://bucket/x", endpoint: at }, PROJECT, {}, tell);
  await expect(opened).rejects.toMatchObject({
    refusal: { diagnostic: { code: "cluster/store-keys-missing" } },
  });
  expect(told.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
    Array.from({ length: times }, () => "warning cluster/store-in-clear"),
  );
});

test.each([
  ["s3://bucket", "PUT /bucket/tried/"],
  ["s3://bucket/", "PUT /bucket/tried/"],
  ["s3://bucket/課/a..b//", "PUT /bucket/%E8%AA%B2/a..b/tried/"],
])("what is put into %s lies in that bucket, under that name", async (address, begin) => {
  answers = [says(200), says(412), says(204)];
  await openStore({ store: address, endpoint }, PROJECT, KEYS, tell);
  expect(asked[0]?.startsWith(begin)).toBe(true);
});

test("25,000 parts are listed in less than five seconds, what the server needs aside", async () => {
  const parts = Array.from({ length: 25_000 }, (_, index) => String(index * 40).padStart(8, "0"));
  const keys = parts.map((number) => `課/runs/k/parts/${number}-${"0a".repeat(12)}`);
  // A page of a bucket that is sorted already is cut out of it.
  const first = (after: string): number => {
    const found = keys.findIndex((key) => key > after);
    return found === -1 ? keys.length : found;
  };
  answers = [
    ({ url }, _, response) => {
      const query = Object.fromEntries(new URL(url ?? "", endpoint).searchParams);
      const from = first(query["continuation-token"] ?? query["start-after"] ?? "");
      response.end(listedPage(keys.slice(from, from + 1001), query));
    },
  ];
  const start = performance.now();
  const names = await store.names("runs/k/parts");
  expect(performance.now() - start).toBeLessThan(5000);
  expect(new Set(names).size).toBe(25_000);
  expect(asked.length).toBeLessThan(40);
});
