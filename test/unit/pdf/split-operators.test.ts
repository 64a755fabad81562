import { expect, test } from "vitest";
import { splitOperators, withLiteralStrings } from "../../../src/pdf/split-operators.ts";

test("what stands around the texts is parted from them", () => {
  expect(splitOperators("BT\n/T0 20 Tf\n<0001>Tj\n[<0002>-5<0003>]TJ\nET\n")).toEqual({
    lead: "BT\n/T0 20 Tf\n",
    core: "<0001>Tj\n[<0002>-5<0003>]TJ\n",
    tail: "ET\n",
  });
});

test("operators without text are all lead", () => {
  expect(splitOperators("1 2 3 4 re f\n")).toEqual({ lead: "1 2 3 4 re f\n", core: "", tail: "" });
});

test("strings take half the room, and what would be misread is escaped", () => {
  expect(withLiteralStrings("[<00410028>-5<5C290D0A>]TJ")).toBe("[(\0A\0\\()-5(\\\\\\)\\r\n)]TJ");
});
