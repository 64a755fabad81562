import type { Sp } from "../base/units.ts";
import { scaleSp, sp } from "../base/units.ts";
import { type CharacterClass, CL, classOf } from "../char/character-class.ts";
import { bodyParts, PARTS_PER_EM } from "../char/spacing.ts";
import type { PlacedPicture } from "../model/letter.ts";
import type { WritingMode } from "../model/page-format.ts";
import { SCRIPT_SIZE, WARICHU_SIZE } from "../model/text-sizes.ts";
import {
  isLatin,
  type LatinPolicy,
  type LatinToken,
  latinEnd,
  latinTokens,
} from "../text/latin-tokens.ts";
import { withoutSelectors } from "../text/variation-selector.ts";
import { isBlank, isInvisible } from "./blank-characters.ts";
import { advanceAt, type ChosenGlyph, NOTHING, partsOf } from "./chosen-glyph.ts";
import { drawnInstead } from "./drawn-instead.ts";
import { framedPicture } from "./framed-picture.ts";
import { fullWidthOf } from "./full-width-of.ts";
import type { GlyphChooser } from "./glyph-chooser.ts";
import { createLatinMarks, type LatinMarks } from "./latin-marks.ts";
import type { Cluster, ClusterRange, NoteRange, ScriptRange, SourceText } from "./source-text.ts";
import type { PlacedWarichu, Unit } from "./unit.ts";
import { voicedKana } from "./voiced-kana.ts";
import { warichuCells } from "./warichu.ts";

/** What decides about single characters: glyphs, direction, the house's rule for Latin letters. */
export interface CharacterRules {
  readonly chooser: GlyphChooser;
  /** The same for text in a bold face. */
  readonly boldChooser: GlyphChooser;
  readonly mode: WritingMode;
  readonly latin: LatinPolicy;
  /** Whether a word space between Japanese characters is a full em: between a title and 殿. */
  readonly wideSpaces: boolean;
}

/**
 * The units of a paragraph, with the way back to its characters.
 *
 * Shape: `unitOf[i]` is the index of the unit that holds cluster i, one more entry for the end;
 * `words` are ranges of units that belong together: acronyms and words set letter by letter.
 */
export interface Itemised {
  readonly units: readonly Unit[];
  readonly unitOf: readonly number[];
  readonly words: readonly ClusterRange[];
  /** Notes in two lines: their cells among the units, and the small units to be put there. */
  readonly warichu: readonly PlacedWarichu[];
}

/** Makes the units of the line from the characters of the text. */
export function itemise(source: SourceText, size: Sp, rules: CharacterRules): Itemised {
  const builder = new UnitBuilder(source.clusters, size, rules);
  const horizontalRuns = new Map(source.tateChuYoko.map((range) => [range.start, range.end]));
  const notes = new Map(source.warichu.map((range) => [range.start, range]));
  const scripts = new Map(source.scripts.map((range) => [range.start, range]));
  let at = 0;
  while (at < source.clusters.length) {
    const note = notes.get(at);
    if (note !== undefined && note.end > at) {
      at = builder.addWarichu(note);
      continue;
    }
    const script = scripts.get(at);
    if (script !== undefined) {
      at = builder.addScript(script);
      continue;
    }
    const runEnd = horizontalRuns.get(at);
    if (runEnd !== undefined && runEnd > at) {
      at =
        rules.mode === "vertical-rl"
          ? builder.addTateChuYoko(at, runEnd)
          : builder.addLatin(at, runEnd);
    } else {
      at = builder.addNext(at);
    }
  }
  return builder.result();
}

class UnitBuilder {
  private readonly units: Unit[] = [];
  private readonly unitOf: number[] = [];
  private readonly words: ClusterRange[] = [];
  private readonly warichu: PlacedWarichu[] = [];
  private readonly clusters: readonly Cluster[];
  private readonly texts: readonly string[];
  private readonly size: Sp;
  private readonly rules: CharacterRules;
  private readonly marks: LatinMarks;
  /** Where the last turned word has ended. */
  private turnedEnd = -1;

  constructor(clusters: readonly Cluster[], size: Sp, rules: CharacterRules) {
    this.clusters = clusters;
    this.texts = clusters.map(({ text }) => text);
    this.size = size;
    this.rules = rules;
    this.marks = createLatinMarks(this.texts);
  }

  result(): Itemised {
    const { units, words, warichu } = this;
    return { units, unitOf: [...this.unitOf, units.length], words, warichu };
  }

  private chooserAt(at: number): GlyphChooser {
    return this.clusters[at]?.isBold ? this.rules.boldChooser : this.rules.chooser;
  }

  addNext(at: number): number {
    const cluster = this.clusters[at];
    if (cluster === undefined) return at + 1;
    if (cluster.picture !== undefined) return this.addPicture(at, cluster.picture);
    if (isLatin(cluster.text)) return this.addLatin(at, this.latinEnd(at));
    if (isDash(cluster.codePoint)) return this.addDash(at);
    const voiced = voicedKana(cluster, this.clusters[at + 1]);
    if (voiced !== undefined) return this.addVoiced(at, voiced);
    this.addCharacter(at, cluster.codePoint, classOf(cluster.codePoint));
    return at + 1;
  }

  addTateChuYoko(start: number, end: number): number {
    const text = this.textOf(start, end);
    this.push(start, end, CL.tateChuYoko, 0x30, this.chooserAt(start).tateChuYoko(text), this.size);
    return end;
  }

  addLatin(start: number, end: number): number {
    if (this.rules.mode === "horizontal-tb") {
      this.addHorizontal(start, end);
      return end;
    }
    for (const token of latinTokens(this.texts, start, end, this.rules.latin)) {
      this.addToken(token);
    }
    return end;
  }

  /** A note in two lines: its brackets at full size, its text in cells of two lines. */
  addWarichu({ start, end, breaks }: NoteRange): number {
    const first = this.clusters[start]?.codePoint ?? 0;
    const last = this.clusters[end - 1]?.codePoint ?? 0;
    const isBracketed =
      end - start > 2 &&
      classOf(first) === CL.openingBracket &&
      classOf(last) === CL.closingBracket;
    const [from, to] = isBracketed ? [start + 1, end - 1] : [start, end];
    if (isBracketed) this.addCharacter(start, first, CL.warichuOpening);
    const parts = [from, ...breaks.filter((at) => at > from && at < to), to];
    // The author's lines go two by two.
    for (let index = 0; index + 1 < parts.length; index += 2) {
      const [head = from, middle = to, tail = middle] = parts.slice(index, index + 3);
      this.addNote(head, tail, middle < tail || parts.length > 2 ? middle : undefined);
    }
    if (isBracketed) this.addCharacter(end - 1, last, CL.warichuClosing);
    return end;
  }

  /** Small characters on one side of the line. */
  addScript({ start, end, place }: ScriptRange): number {
    const size = scaleSp(this.size, ...SCRIPT_SIZE);
    const shift = sp((place === "above" ? 1 : -1) * Math.floor((this.size - size) / 2));
    const small = new UnitBuilder(this.clusters.slice(start, end), size, this.rules);
    // After a turned word figures and letters are turned with it: 120m².
    const isTurned = this.turnedEnd === start && small.texts.every(isLatin);
    if (isTurned) small.addRotated(0, end - start);
    else for (let at = 0; at < end - start; ) at = small.addNext(at);
    const { units, unitOf } = small.result();
    const first = this.units.length;
    for (const at of unitOf.slice(0, -1)) this.unitOf.push(first + at);
    for (const unit of units) this.units.push({ ...unit, shift });
    return end;
  }

  private addNote(from: number, to: number, middle: number | undefined): void {
    const size = scaleSp(this.size, ...WARICHU_SIZE);
    const small = new UnitBuilder(this.clusters.slice(from, to), size, this.rules);
    for (let at = 0; at < to - from; ) at = small.addNext(at);
    const { units, unitOf } = small.result();
    const partAt = middle === undefined ? undefined : unitOf[middle - from];
    const cells = warichuCells(units, size, partAt);
    this.warichu.push({
      start: this.units.length,
      end: this.units.length + cells.length,
      units,
      partAt,
    });
    for (let at = from; at < to; at += 1) this.unitOf.push(this.units.length);
    this.units.push(...cells);
  }

  // Clusters of another group are not part of the word.
  private latinEnd(start: number): number {
    const group = this.clusters[start]?.group;
    return latinEnd(this.texts, start, (at) => this.clusters[at]?.group === group);
  }

  private addToken({ start, end, setting }: LatinToken): void {
    switch (setting) {
      case "space":
        this.addCharacter(start, 0x20, CL.wordSpace);
        return;
      case "tate-chu-yoko":
        this.addTateChuYoko(start, end);
        return;
      case "rotated":
        this.addRotated(start, end);
        this.turnedEnd = end;
        return;
      case "upright":
      case "punctuation": {
        const first = this.units.length;
        for (let at = start; at < end; at += 1) {
          const wide = fullWidthOf(this.clusters[at]?.codePoint ?? 0);
          this.tieMark(at);
          this.addCharacter(at, wide, classOf(wide));
        }
        if (setting === "upright") this.words.push({ start: first, end: this.units.length });
        return;
      }
    }
  }

  // The full-width forms of % and of straight quotes may begin and end a line; in a Western text they may not.
  private tieMark(at: number): void {
    if (!/^[%"']/u.test(this.texts[at] ?? "")) return;
    const isOpening = this.marks.classOf(at) === CL.westernOpening;
    const start = this.units.length - (isOpening ? 0 : 1);
    if (start >= 0) this.words.push({ start, end: start + 2 });
  }

  private addRotated(start: number, end: number): void {
    const text = this.textOf(start, end);
    if (end - start === 1 && !/[\p{L}\d]/u.test(text)) {
      const codePoint = text.codePointAt(0) ?? 0;
      const chosen = this.chooserAt(start).rotated(text);
      const body = advanceAt(chosen, this.size);
      this.push(start, end, this.marks.classOf(start), codePoint, chosen, body);
      return;
    }
    const cls = /^\d[\d.,]*$/u.test(text) ? CL.groupedNumeral : CL.western;
    if (end - start <= LONGEST_COMPOSITE) {
      const chosen = this.chooserAt(start).rotated(text);
      this.push(start, end, cls, LETTER, chosen, advanceAt(chosen, this.size));
      return;
    }
    const first = this.units.length;
    this.addLetters(start, this.chooserAt(start).rotatedLetters(text), () => cls);
    this.words.push({ start: first, end: this.units.length });
  }

  private addLetters(
    start: number,
    letters: readonly ChosenGlyph[],
    classAt: (at: number) => CharacterClass,
  ): void {
    for (const [offset, chosen] of letters.entries()) {
      const at = start + offset;
      this.push(at, at + 1, classAt(at), LETTER, chosen, advanceAt(chosen, this.size));
    }
  }

  private addHorizontal(start: number, end: number): void {
    const text = this.clusters
      .slice(start, end)
      .map((cluster) => cluster.text.charAt(0))
      .join("");
    for (const { index, 0: word } of text.matchAll(HORIZONTAL_WORD)) {
      if (/\s/u.test(word)) {
        this.addCharacter(start + index, 0x20, CL.wordSpace);
        continue;
      }
      const first = this.units.length;
      for (const part of word.matchAll(/\d+(?:[.,]\d+)*|\D+/gu)) {
        const letters = this.chooserAt(start).horizontalLetters(part[0]);
        const isNumber = /^\d/u.test(part[0]);
        this.addLetters(start + index + part.index, letters, (at) =>
          isNumber ? CL.groupedNumeral : this.marks.classOf(at),
        );
      }
      this.words.push({ start: first, end: this.units.length });
    }
  }

  /** A picture has the frame of a character, and is one for all rules. */
  private addPicture(at: number, placed: PlacedPicture): number {
    const picture = framedPicture(placed, this.size, this.rules.mode);
    this.push(at, at + 1, CL.ideographic, 0xfffc, BLANK, this.size);
    const unit = this.units.pop();
    if (unit !== undefined) this.units.push({ ...unit, text: "", picture });
    return at + 1;
  }

  private addVoiced(at: number, kana: number): number {
    const cls = classOf(kana);
    const drawn = this.chooserAt(at).character(String.fromCodePoint(kana), kana, cls);
    this.push(at, at + 2, cls, kana, drawn, this.bodyOf(cls, kana, drawn));
    return at + 2;
  }

  // Two dashes are one unit if the font draws them as one.
  private addDash(at: number): number {
    const [first, second] = [this.clusters[at], this.clusters[at + 1]];
    if (
      first !== undefined &&
      second?.codePoint === first.codePoint &&
      second.group === first.group
    ) {
      const chosen = this.chooserAt(at).dashes(first.codePoint);
      if (chosen !== undefined) {
        this.push(at, at + 2, CL.inseparable, first.codePoint, chosen, sp(2 * this.size));
        return at + 2;
      }
    }
    this.addCharacter(at, first?.codePoint ?? 0, CL.inseparable);
    return at + 1;
  }

  private addCharacter(at: number, drawn: number, cls: CharacterClass): void {
    const cluster = this.clusters[at];
    if (cluster === undefined) return;
    const shown = drawnInstead(drawn, this.rules.mode);
    const own = shown === drawn ? cls : classOf(shown);
    const chosen = isBlank(cluster.codePoint)
      ? BLANK
      : this.chooserAt(at).character(cluster.text, shown, own);
    const isWide = own === CL.wordSpace && this.rules.wideSpaces && this.isBetweenJapanese(at);
    const body = this.bodyOf(isWide ? CL.ideographicSpace : own, shown, chosen);
    this.push(at, at + 1, own, shown, chosen, isInvisible(cluster.codePoint) ? sp(0) : body);
  }

  private isBetweenJapanese(at: number): boolean {
    const sides = [this.clusters[at - 1], this.clusters[at + 1]];
    return sides.every((side) => side !== undefined && !isLatin(side.text));
  }

  private bodyOf(cls: CharacterClass, drawn: number, chosen: ChosenGlyph): Sp {
    const parts = bodyParts(cls, drawn);
    if (parts === undefined) return advanceAt(chosen, this.size);
    // 〱 is a character of two frames.
    if (parts === PARTS_PER_EM && chosen.advanceEm > 1.05) return advanceAt(chosen, this.size);
    // Horizontal lines take symbols as wide as the font has them.
    const isNarrow =
      this.rules.mode === "horizontal-tb" && chosen.recipe.kind !== "blank" && cls !== CL.dividing;
    if (isNarrow && parts === PARTS_PER_EM && chosen.advanceEm < 0.95) {
      return advanceAt(chosen, this.size);
    }
    // Body and spaces together make the em to the unit, whatever the size.
    if (cls === CL.middleDot) return sp(this.size - 2 * partsOf(this.size, PARTS_PER_EM / 4));
    if (parts === PARTS_PER_EM / 2) return sp(this.size - partsOf(this.size, parts));
    return partsOf(this.size, parts);
  }

  private push(
    start: number,
    end: number,
    cls: CharacterClass,
    codePoint: number,
    chosen: ChosenGlyph,
    body: Sp,
  ): void {
    const first = this.clusters[start];
    const text = this.textOf(start, end);
    const plain = end - start === 1 ? withoutSelectors(text) : text;
    for (let at = start; at < end; at += 1) this.unitOf.push(this.units.length);
    this.units.push({
      cls,
      codePoint,
      text: plain,
      selectors: text.slice(plain.length),
      clusterCount: end - start,
      face: chosen.face,
      size: this.size,
      recipe: chosen.recipe,
      body,
      shift: sp(0),
      mark: first?.mark,
      ...(first?.isBold && BOLD),
      origin: first?.origin,
      fault: chosen.fault,
    });
  }

  private textOf(start: number, end: number): string {
    let text = "";
    for (let at = start; at < end; at += 1) text += this.clusters[at]?.text ?? "";
    return text;
  }
}

function isDash(codePoint: number): boolean {
  return codePoint === 0x2014 || codePoint === 0x2015;
}

const BLANK: ChosenGlyph = { ...NOTHING, advanceEm: 1 };
const BOLD = { isBold: true } as const;
const LONGEST_COMPOSITE = 8;
/** Any letter: rules ask of a turned word only that it is one. */
const LETTER = 0x41;
// A line may end before an opening bracket after another mark: 12.5%(….
const HORIZONTAL_WORD = /\s|\S+?(?=\s|$|(?<=[)\]}%,.!?:;])[([{])/gu;
