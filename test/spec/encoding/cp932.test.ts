import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeText } from "../../../src/data/decode-text.ts";
import { thirdOf } from "../../samples/extent.ts";

/** The second bytes of two that are one character. */
const FIRST_TRAIL = 0x40;
const LAST_TRAIL = 0xfc;

/** Characters of two bytes by their first byte, a full stop where there is none, as Python has them. */
const PAIRS = new Map(
  readFileSync("test/spec/encoding/cp932.txt", "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => [Number.parseInt(line.slice(0, 2), 16), [...line.slice(5)]]),
);

/**
 * Bytes that Python takes for a character by themselves and we refuse. WHATWG has only the first, as a control
 * character; Windows gives the others private-use characters (U+F8F0 to F8F3) that no font has.
 */
const REFUSED = [0x80, 0xa0, 0xfd, 0xfe, 0xff];

/**
 * Control characters that Node's decoder (ICU, after IBM's code page 943) turns into each other. A list that has
 * one is refused for it, so that it does not matter here which one it is.
 */
const TURNED = ["\u001a", "\u001c", "\u007f"];

// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character is what is looked for
const CTRL_Z_AT_END = /\u001a[\u001a\t\n\r ]*$/u;

/** What one byte means by itself. */
function single(byte: number): string | undefined {
  if (byte < 0x80) return String.fromCharCode(byte);
  return byte > 0xa0 && byte < 0xe0 ? String.fromCharCode(0xff61 - 0xa1 + byte) : undefined;
}

/** What two bytes mean together; the rows of users (外字) begin at U+E000, as in Python and in Windows. */
function pair(lead: number, trail: number): string | undefined {
  if (trail < FIRST_TRAIL || trail > LAST_TRAIL || trail === 0x7f) return undefined;
  const place = trail - FIRST_TRAIL;
  if (lead >= 0xf0 && lead <= 0xf9) {
    return String.fromCharCode(0xe000 + (lead - 0xf0) * 188 + place - (trail > 0x7f ? 1 : 0));
  }
  const character = PAIRS.get(lead)?.[place];
  return character === "." ? undefined : character;
}

/** The text of some bytes, or the offset of the first that cannot be read. */
function expected(bytes: readonly number[]): string | number {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const [first = 0, second = 0] = bytes.slice(at);
    const alone = single(first);
    const character = alone ?? (at + 1 < bytes.length ? pair(first, second) : undefined);
    if (character === undefined) return at;
    text += character;
    at += alone === undefined ? 2 : 1;
  }
  // A Ctrl-Z is the end of a text.
  return text.replace(CTRL_Z_AT_END, "");
}

// No UTF-8 begins with ア's first byte, so what follows is CP932.
const BEFORE = [0x83, 0x41];

function read(bytes: readonly number[]): string | number {
  const outcome = decodeText({ path: "a.csv", bytes: Uint8Array.from([...BEFORE, ...bytes]) });
  if (outcome.ok) return outcome.value.slice(1);
  const [found] = outcome.errors;
  return found?.code === "csv/undecodable" ? Number(found.values["offset"]) - BEFORE.length : -1;
}

/** One line for each sequence, so that a difference shows which it is. */
function lines(sequences: readonly (readonly number[])[], judge: typeof read): readonly string[] {
  return sequences.map((bytes) => {
    const result = judge(bytes);
    const text = typeof result === "number" ? `refused at ${result}` : withoutTurned(result);
    return `${bytes.map(hex).join(" ")} ${text}`;
  });
}

function withoutTurned(text: string): string {
  return [...text].map((character) => (TURNED.includes(character) ? "␡" : character)).join("");
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte);

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, "0");
}

test("the table has the 7,724 characters of two bytes that Windows has besides those of its users", () => {
  const characters = [...PAIRS.values()].flat().filter((character) => character !== ".");
  expect(characters).toHaveLength(7724);
  // By hand: 髙 has two codes and ∵ three; the first and the last of a user's own.
  expect([pair(0xfb, 0xfc), pair(0xee, 0xe0)]).toEqual(["髙", "髙"]);
  expect([pair(0x81, 0xe6), pair(0x87, 0x9a), pair(0xfa, 0x5b)]).toEqual(["∵", "∵", "∵"]);
  expect([pair(0xf0, 0x40), pair(0xf9, 0xfc)]).toEqual(["\ue000", "\ue757"]);
});

describe("a list in CP932 is read as Python reads it, and refused at the byte where Python refuses it", () => {
  test("every single byte, but for five that no letter has", () => {
    const alone = BYTES.map((byte) => [byte]);
    expect(lines(alone, read)).toEqual(lines(alone, expected));
    expect(REFUSED.map((byte) => read([byte]))).toEqual([0, 0, 0, 0, 0]);
  });

  test.each(thirdOf(BYTES.map((byte) => [hex(byte), byte] as const)))(
    "%s with every second byte",
    (_, first) => {
      const pairs = BYTES.map((second) => [first, second]);
      expect(lines(pairs, read)).toEqual(lines(pairs, expected));
    },
  );
});
