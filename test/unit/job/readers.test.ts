import { expect, test } from "vitest";
import { type Reader, Readers } from "../../../src/proof/readers.ts";

/** A process whose life the test decides, with what it was told. */
interface FakeReader extends Reader {
  isAwake: boolean;
  isBusy: boolean;
  readonly told: string[];
}

function fakeReader(): FakeReader {
  const fake: FakeReader = {
    isAwake: true,
    isBusy: false,
    told: [],
    isAlive: () => fake.isAwake,
    isAsked: () => fake.isBusy,
    send: ({ kind }) => fake.told.push(kind),
    ask: () => Promise.reject(new Error("nobody asks")),
    release: () => fake.told.push("released"),
  };
  return fake;
}

function kept(): { readonly readers: Readers; readonly started: FakeReader[] } {
  const started: FakeReader[] = [];
  const start = (): FakeReader => {
    const reader = fakeReader();
    started.push(reader);
    return reader;
  };
  return { readers: new Readers(start), started };
}

test("a run has the process of the run before it, which forgets that run first", () => {
  const { readers, started } = kept();
  const first = readers.take();
  readers.giveBack(first);
  expect(readers.take()).toBe(first);
  expect(started.map(({ told }) => told)).toEqual([["forget"]]);
});

test("two runs at once never share a process", () => {
  const { readers } = kept();
  const first = readers.take();
  readers.giveBack(first);
  expect(readers.take()).toBe(first);
  expect(readers.take()).not.toBe(first);
});

test.each<[string, (reader: FakeReader) => void]>([
  ["that died", (reader) => Object.assign(reader, { isAwake: false })],
  ["that owes an answer to the run before", (reader) => Object.assign(reader, { isBusy: true })],
])("a process %s is not kept", (_, change) => {
  const { readers, started } = kept();
  const first = readers.take();
  for (const reader of started) change(reader);
  readers.giveBack(first);
  expect(started[0]?.told).toEqual(["released"]);
  expect(readers.take()).not.toBe(first);
});

test("a process that dies while it waits is not given to a run", () => {
  const { readers, started } = kept();
  const first = readers.take();
  readers.giveBack(first);
  for (const reader of started) reader.isAwake = false;
  expect(readers.take()).not.toBe(first);
});

test("closing ends those that wait at once, and that of a run when the run is done with it", () => {
  const { readers, started } = kept();
  const [first, second] = [readers.take(), readers.take()];
  readers.giveBack(first);
  readers.close();
  expect(started.map(({ told }) => told)).toEqual([["released"], []]);
  readers.giveBack(second);
  expect(started.map(({ told }) => told)).toEqual([["released"], ["released"]]);
});
