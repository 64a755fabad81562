import { describe, expect, test } from "vitest";
import { ptToSp, sp } from "../../../src/base/units.ts";
import { arrangeColumn, lastStart, type ObjectStart } from "../../../src/pdf/arrange-column.ts";

const SIZE = ptToSp(10);
const at = (em: number): ObjectStart => ({ y: em * SIZE, size: SIZE });

/** A column that begins `top` ems from the page's head; `joined` units hold to the one before. */
function columnOf(length: number, top: number, joined: readonly number[] = []) {
  let y = top;
  const tops: number[] = [];
  for (let index = 0; index < length; index += 1) {
    tops.push(y * SIZE);
    if (!joined.includes(index + 1)) y += 1;
  }
  return {
    size: SIZE,
    tops,
    joined: tops.map((_, index) => joined.includes(index)),
    pageHeight: sp(40 * SIZE),
  };
}

/** Where each text object begins, in units; a moved one with the ems that it is lowered by. */
function starts(
  column: ReturnType<typeof columnOf>,
  before?: ObjectStart,
  after?: ObjectStart,
): readonly string[] {
  return arrangeColumn(column, before, after).map(({ start, lowered, placed }) => {
    const moved = lowered === 0 ? "" : ` lowered ${lowered}`;
    return `${placed ? "at" : "on"} ${start}${moved}`;
  });
}

describe("a column is divided for PDFium", () => {
  test("after its second unit", () => {
    expect(starts(columnOf(26, 0), undefined, at(0))).toEqual(["at 0", "on 2"]);
  });

  test("after its first unit if it has three", () => {
    expect(starts(columnOf(3, 0), undefined, at(0))).toEqual(["at 0", "on 1"]);
  });

  test("not at all if the next column begins where its second object would", () => {
    // 拝／啓 before a paragraph indented by one
    expect(starts(columnOf(2, 0), undefined, at(1))).toEqual(["at 0"]);
  });

  test("elsewhere if the next column is two down", () => {
    expect(starts(columnOf(9, 0), undefined, at(2))).toEqual(["at 0", "on 1"]);
  });

  test("never between a character and its variation selector", () => {
    expect(starts(columnOf(4, 0, [1, 3]), undefined, at(0))).toEqual(["at 0", "on 2"]);
  });

  test("with a lowered text position if one character stands beside another", () => {
    expect(starts(columnOf(1, 0), undefined, at(0))).toEqual(["at 0 lowered 3"]);
  });

  test("with a raised text position at the foot of the page", () => {
    expect(starts(columnOf(1, 39), undefined, at(39))).toEqual(["at 0 lowered -3"]);
  });

  test("with its first character apart if the object before begins beside it", () => {
    expect(starts(columnOf(4, 0), at(0), at(9))).toEqual(["at 0 lowered 3", "at 1"]);
  });

  test("only if there is something to join it with", () => {
    expect(starts(columnOf(1, 0))).toEqual(["at 0"]);
  });
});

test("the last object's beginning counts for what follows", () => {
  const column = columnOf(5, 1);
  expect(lastStart(column, arrangeColumn(column, undefined, undefined))).toEqual(at(3));
});
