import { describe, expect, test } from "vitest";
import { packText, plainBytes } from "../../../src/pdf/packed-stream.ts";
import { PdfFile } from "../../../src/pdf/pdf-file.ts";
import { latin1 } from "../../../src/pdf/syntax.ts";
import { testWorld } from "../../samples/faces.ts";

const plain = (text: string) => plainBytes(latin1(text));
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

describe("a file", () => {
  test("points at every object where it stands", () => {
    const file = new PdfFile();
    const [root, info] = [file.reserve(), file.reserve()];
    const stream = file.reserve();
    file.stream(stream, "/Type/Test", latin1("data"));
    file.objectStream(
      [
        { ref: root, body: "<</Type/Catalog>>" },
        { ref: info, body: "<<>>" },
      ],
      plain,
    );
    const text = textOf(file.finish({ root, info }, testWorld.sha256));
    const start = text.indexOf("/W[1 4 2]");
    const rows = Buffer.from(text.slice(text.indexOf("stream\n", start) + 7), "latin1");
    const row = (number: number) => {
      const at = number * 7;
      return [rows.readUInt8(at), rows.readUInt32BE(at + 1), rows.readUInt16BE(at + 5)];
    };
    // object 0 is free; 1 and 2 stand in the object stream 4; 3 to 5 begin at their offsets
    expect([0, 1, 2, 3, 4, 5].map(row)).toEqual([
      [0, 0, 65_535],
      [2, 4, 0],
      [2, 4, 1],
      [1, text.indexOf("3 0 obj"), 0],
      [1, text.indexOf("4 0 obj"), 0],
      [1, text.indexOf("5 0 obj"), 0],
    ]);
    expect(text).toContain(`startxref\n${text.indexOf("5 0 obj")}\n%%EOF\n`);
  });

  test("that goes on from a front equals one that holds the same", () => {
    const begin = new PdfFile();
    const [root, info, stream] = [begin.reserve(), begin.reserve(), begin.reserve()];
    begin.stream(stream, "", latin1("shared"));
    const front = begin.asFront(testWorld.sha256);
    const finish = (text: string): string => {
      const file = new PdfFile(front);
      file.objectStream(
        [root, info].map((ref) => ({ ref, body: `<</T ${text}>>` })),
        plain,
      );
      return textOf(file.finish({ root, info }, testWorld.sha256));
    };
    const [one, other, again] = [finish("1"), finish("2"), finish("1")];
    expect(again).toBe(one);
    expect(other).not.toBe(one);
    expect(other.startsWith(textOf(front.bytes))).toBe(true);
  });

  test("that promises an object and does not write it is our mistake", () => {
    const file = new PdfFile();
    const root = file.reserve();
    expect(() => file.finish({ root, info: root }, testWorld.sha256)).toThrow("was never written");
  });

  test("that writes an object twice is our mistake", () => {
    const file = new PdfFile();
    const ref = file.reserve();
    file.stream(ref, "", latin1("a"));
    expect(() => file.stream(ref, "", latin1("b"))).toThrow("written twice");
    expect(() => file.stream(99, "", latin1("b"))).toThrow("not reserved");
  });
});

test("data that compressing would make longer stay as they are", () => {
  expect(packText("abc")).toEqual({ entries: "", data: latin1("abc") });
  expect(packText("a".repeat(500)).entries).toBe("/Filter/FlateDecode");
});
