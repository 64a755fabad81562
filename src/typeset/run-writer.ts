import { type Sp, sp } from "../base/units.ts";
import type { PlacedGlyph } from "../model/paged-document.ts";
import type { SetRun } from "./set-line.ts";
import type { Unit } from "./unit.ts";

/** Collects glyphs into runs of one face and size. */
export class RunWriter {
  private readonly runs: SetRun[] = [];
  private glyphs: PlacedGlyph[] = [];
  private first: Unit | undefined;
  private head: number;
  private at: number;
  private readonly shift: Sp;

  constructor(head: number, shift: Sp) {
    this.head = head;
    this.at = head;
    this.shift = shift;
  }

  add(unit: Unit, advance: Sp): void {
    const { first } = this;
    const isBlank = unit.recipe.kind === "blank";
    const isOther =
      first !== undefined &&
      (unit.size !== first.size ||
        unit.shift !== first.shift ||
        (unit.face !== first.face && !isBlank));
    if (isOther) this.close();
    if (isOther || first === undefined) this.first = unit;
    this.glyphs.push({ recipe: unit.recipe, text: unit.text, advance, origin: unit.origin });
    for (const selector of unit.selectors) {
      this.glyphs.push({ recipe: BLANK, text: selector, advance: sp(0), origin: unit.origin });
    }
    this.at += advance;
  }

  result(): readonly SetRun[] {
    this.close();
    return this.runs;
  }

  private close(): void {
    const { first, glyphs, shift } = this;
    if (first !== undefined && glyphs.length > 0) {
      const { face, size } = first;
      this.runs.push({
        type: "run",
        face,
        size,
        inlineStart: sp(this.head),
        blockShift: sp(shift + first.shift),
        glyphs,
      });
    }
    this.glyphs = [];
    this.head = this.at;
  }
}

/** What stands for text without ink. */
export const BLANK: PlacedGlyph["recipe"] = { kind: "blank" };
