import { isObject } from "../../base/json-object.ts";
import { Refused } from "./refused.ts";

/** Takes what a call was sent apart: whatever is not as the call takes it is refused. */
export interface Asked {
  /** All of it, as it came. */
  readonly whole: object;
  readonly text: (name: string) => string;
  readonly texts: (name: string) => readonly string[];
  /** A whole number from 0 on. */
  readonly count: (name: string) => number;
  readonly counts: (name: string) => readonly number[];
  readonly flag: (name: string) => boolean;
  /** One of these words. */
  readonly word: <Word extends string>(name: string, words: readonly Word[]) => Word;
  readonly object: (name: string) => Asked;
  readonly objects: (name: string) => readonly Asked[];
  /** Texts by name. */
  readonly map: (name: string) => ReadonlyMap<string, string>;
  /** What a reader gives, or nothing where the field is missing. */
  readonly maybe: <T>(name: string, read: (asked: Asked) => T) => T | undefined;
}

/** Reads a call's JSON. Errors: throws `Refused` (`asked-wrong`), as all that it gives does. */
export function askedIn(body: Uint8Array): Asked {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw wrong("the body is no JSON");
  }
  return askedOf(value);
}

function askedOf(value: unknown): Asked {
  if (!isObject(value)) throw wrong("not an object");
  // Only what the caller sent: nothing is inherited.
  const field = (name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);
  const list = (name: string): readonly unknown[] => {
    const found = field(name);
    if (!Array.isArray(found)) throw wrong(`${name} is not a list`);
    return found;
  };
  const asked: Asked = {
    whole: value,
    text: (name) => textOf(field(name), name),
    texts: (name) => list(name).map((one) => textOf(one, name)),
    count: (name) => countOf(field(name), name),
    counts: (name) => list(name).map((one) => countOf(one, name)),
    flag: (name) => {
      const found = field(name);
      if (typeof found !== "boolean") throw wrong(`${name} is neither true nor false`);
      return found;
    },
    word: (name, words) => {
      const found = words.find((word) => word === field(name));
      if (found === undefined) throw wrong(`${name} is none of ${words.join(", ")}`);
      return found;
    },
    object: (name) => askedOf(field(name)),
    objects: (name) => list(name).map(askedOf),
    map: (name) => {
      const found = field(name);
      if (!isObject(found)) throw wrong(`${name} is not an object`);
      return new Map(Object.entries(found).map(([key, one]) => [key, textOf(one, key)]));
    },
    maybe: (name, read) => (field(name) === undefined ? undefined : read(asked)),
  };
  return asked;
}

function textOf(value: unknown, name: string): string {
  if (typeof value !== "string") throw wrong(`${name} is not a text`);
  return value;
}

function countOf(value: unknown, name: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    throw wrong(`${name} is not a whole number`);
  }
  return value;
}

function wrong(detail: string): Refused {
  return new Refused("asked-wrong", detail);
}
