import { ptToSp, type Sp } from "../base/units.ts";
import { isItemNumber } from "../language/item-number.ts";
import { ROLE_NAMES } from "../model/annotation-words.ts";
import type {
  BlockPlacement,
  BlockRole,
  EmphasisMark,
  ScriptText,
  TableColumn,
  TextLine,
} from "../model/letter.ts";
import type { NoteKind } from "./letter-notes.ts";
import { figureNamed, type NamedPicture } from "./picture-annotation.ts";
import { smallNumber } from "./small-number.ts";

/** What an annotation at a line's head says. */
export type BlockAnnotation =
  | { readonly kind: "role"; readonly role: BlockRole; readonly level: number }
  | { readonly kind: "item"; readonly mark: string; readonly name: string | undefined }
  | { readonly kind: "begin-numbers" }
  | { readonly kind: "spread-from" }
  | { readonly kind: "spread-to" }
  | { readonly kind: "part"; readonly name: string }
  | { readonly kind: "placement"; readonly placement: BlockPlacement }
  | { readonly kind: "from-here"; readonly placement: BlockPlacement }
  | { readonly kind: "to-here" }
  | { readonly kind: "page-break" }
  | { readonly kind: "notes-place" }
  | { readonly kind: "blank-lines"; readonly count: number }
  | { readonly kind: "figure"; readonly picture: NamedPicture }
  | { readonly kind: "figure-caption"; readonly name: string }
  | { readonly kind: "table" }
  | { readonly kind: "table-end" }
  | { readonly kind: "table-caption" }
  | { readonly kind: "table-head" }
  | { readonly kind: "table-columns"; readonly columns: readonly TableColumn[] };

/** What an annotation within a line says. `target` is what comes right before it. */
export type InlineAnnotation =
  | { readonly kind: "open"; readonly span: InlineSpan; readonly name: string }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "on-target"; readonly span: InlineSpan; readonly target: string }
  | { readonly kind: "edition"; readonly target: string; readonly asIssued: string }
  | { readonly kind: "item-number"; readonly name: string }
  | { readonly kind: "honorific-space"; readonly cells: number }
  | { readonly kind: "line-break" };

/** What a stretch of text is. */
export type InlineSpan =
  | { readonly type: "tate-chu-yoko" }
  | { readonly type: "emphasis-dots"; readonly mark: EmphasisMark }
  | { readonly type: "lined-text"; readonly line: TextLine }
  | { readonly type: "script-text"; readonly place: ScriptText["place"] }
  | { readonly type: "warichu" }
  | { readonly type: "no-break" }
  | { readonly type: "jidori"; readonly cells: number }
  | { readonly type: "note"; readonly kind: NoteKind }
  | { readonly type: "left-reading"; readonly reading: string }
  | { readonly type: "editorial-note"; readonly note: string; readonly side?: "left" };

/** Marks beside characters by their annotation. Source: 青空文庫 注記一覧, 傍点. */
export const EMPHASIS_NAMES: ReadonlyMap<string, EmphasisMark> = new Map([
  ["傍点", "sesame"],
  ["白ゴマ傍点", "open-sesame"],
  ["丸傍点", "dot"],
  ["白丸傍点", "circle"],
]);

/**
 * Lines beside, through and around text by their annotation, the first name of each the one that is written; the others are
 * what Word and the rules for official documents call them. Source: 青空文庫 注記一覧, 傍線・罫囲み・取消線.
 */
export const LINE_NAMES: ReadonlyMap<string, TextLine> = new Map([
  ["傍線", "side"],
  ["二重傍線", "double-side"],
  ["取消線", "strike"],
  ["罫囲み", "frame"],
  ["下線", "side"],
  ["二重下線", "double-side"],
  ["取り消し線", "strike"],
  ["打ち消し線", "strike"],
  ["囲み", "frame"],
  ["囲み線", "frame"],
  ["太字", "bold"],
  ["ゴシック体", "bold"],
]);

/**
 * Small characters above and below those before them by their annotation, the first name of each the one that is written.
 *
 * Source: 青空文庫 注記一覧, 上付き小文字・下付き小文字・行右小書き・行左小書き.
 */
export const SCRIPT_NAMES: ReadonlyMap<string, ScriptText["place"]> = new Map([
  ["上付き小文字", "above"],
  ["下付き小文字", "below"],
  ["行右小書き", "above"],
  ["行左小書き", "below"],
  ["上付き", "above"],
  ["下付き", "below"],
]);

const SPANS: ReadonlyMap<string, InlineSpan> = new Map<string, InlineSpan>([
  ["縦中横", { type: "tate-chu-yoko" }],
  ["割り注", { type: "warichu" }],
  ["割注", { type: "warichu" }],
  ["分割禁止", { type: "no-break" }],
  ["注", { type: "note", kind: "end" }],
  ["脚注", { type: "note", kind: "foot" }],
  ["※", { type: "note", kind: "beneath" }],
  ...[...EMPHASIS_NAMES].map(([name, mark]): [string, InlineSpan] => [
    name,
    { type: "emphasis-dots", mark },
  ]),
  ...[...LINE_NAMES].map(([name, line]): [string, InlineSpan] => [
    name,
    { type: "lined-text", line },
  ]),
  ...[...SCRIPT_NAMES].map(([name, place]): [string, InlineSpan] => [
    name,
    { type: "script-text", place },
  ]),
]);

/** A line that says where the notes of its part stand together. */
export const NOTES_PLACE = "注の場所";

/** Every annotation's name, for suggesting the nearest. */
export const ANNOTATION_NAMES: readonly string[] = [
  ...ROLE_NAMES.keys(),
  ...[...SPANS.keys()].flatMap((name) => [name, `${name}終わり`]),
  "１字下げ",
  "２字下げ",
  "天付き",
  "地付き",
  "地から１字上げ",
  "中央揃え",
  "２４ポイント",
  "ここから２字下げ",
  "ここで字下げ終わり",
  "改ページ",
  NOTES_PLACE,
  "番号を改める",
  "ここから均等割付",
  "ここで均等割付終わり",
  "別紙",
  "ここから表",
  "ここで表終わり",
  "表題",
  "見出し行",
  "列　自動、８字、右",
  "平出",
  "１字擡頭",
  "図「写真.jpg」「写っているもの」",
  "図「写真.jpg」「写っているもの」、幅６０ミリ",
  "１行空き",
  "改行",
  "欠字",
  "５字取り",
  "字取り終わり",
];

/**
 * Reads an annotation that may be at a line's head only.
 *
 * Source: 青空文庫 注記一覧, レイアウト; the roles of a letter's parts are ours.
 */
export function blockAnnotation(annotation: string): BlockAnnotation | undefined {
  const figure = ofFigure(annotation);
  if (figure !== undefined) return figure;
  const role = ROLE_NAMES.get(annotation);
  if (role !== undefined) return { kind: "role", role: role[0], level: role[1] };
  const plain = PLAIN_ANNOTATIONS.get(annotation);
  if (plain !== undefined) return { kind: plain };
  const part = nameAfter("別紙", annotation);
  if (part !== undefined) return { kind: "part", name: part };
  const item = itemOf(annotation);
  if (item !== undefined) return item;
  const blank = /^(?<count>[\d０-９一二三四五六七八九十]+)行(?:空き|アキ)$/u.exec(annotation);
  const count = smallNumber(blank?.groups?.["count"]);
  if (count !== undefined) return { kind: "blank-lines", count };
  if (/^ここで(?:字下げ|地付き|字上げ|中央揃え|文字サイズ)終わり$/u.test(annotation))
    return { kind: "to-here" };
  const ofTable = TABLE_ANNOTATIONS.get(annotation);
  if (ofTable !== undefined) return { kind: ofTable };
  const columns = columnsOf(annotation);
  if (columns !== undefined) return { kind: "table-columns", columns };
  const placement = placementOf(annotation.replace(/^ここから/u, ""));
  if (placement === undefined) return undefined;
  return { kind: annotation.startsWith("ここから") ? "from-here" : "placement", placement };
}

const PLAIN_ANNOTATIONS: ReadonlyMap<
  string,
  "page-break" | "notes-place" | "begin-numbers" | "spread-from" | "spread-to"
> = new Map([
  ["改ページ", "page-break"],
  ["改丁", "page-break"],
  [NOTES_PLACE, "notes-place"],
  ["番号を改める", "begin-numbers"],
  ["ここから均等割付", "spread-from"],
  ["ここで均等割付終わり", "spread-to"],
]);

/** A picture, or what it is called. */
function ofFigure(annotation: string): BlockAnnotation | undefined {
  const picture = figureNamed(annotation);
  if (picture !== undefined) return { kind: "figure", picture };
  const name = nameAfter("図の題", annotation);
  return name === undefined ? undefined : { kind: "figure-caption", name };
}

/** The name in `別紙「…」`, empty in `別紙`; undefined for another annotation. */
function nameAfter(word: string, annotation: string): string | undefined {
  if (annotation === word) return "";
  if (!annotation.startsWith(word)) return undefined;
  return /^「(?<name>[^「」［］]+)」$/u.exec(annotation.slice(word.length))?.groups?.["name"];
}

/** `１`, `(1)`, `第１「対象」`: the number that the items of a level begin with, and what the item is called elsewhere. */
function itemOf(annotation: string): BlockAnnotation | undefined {
  const parts = /^(?<mark>[^「」]+)(?:「(?<name>[^「」［］]+)」)?$/u.exec(annotation)?.groups;
  const mark = parts?.["mark"] ?? "";
  return isItemNumber(mark) ? { kind: "item", mark, name: parts?.["name"] } : undefined;
}

/** 単擡, 双擡 and 三擡: nobody is raised higher. */
const MOST_RAISED = 3;

const TABLE_ANNOTATIONS: ReadonlyMap<
  string,
  "table" | "table-end" | "table-caption" | "table-head"
> = new Map([
  ["ここから表", "table"],
  ["表", "table"],
  ["ここで表終わり", "table-end"],
  ["表終わり", "table-end"],
  ["表題", "table-caption"],
  ["見出し行", "table-head"],
]);

/** `列　見出し６字、８字右、小数点、自動`: for each column whether it heads its rows, its width and where its text stands. */
function columnsOf(annotation: string): readonly TableColumn[] | undefined {
  const list = /^列[ 　]+(?<list>.+)$/u.exec(annotation)?.groups?.["list"];
  const columns = list?.split(/[、，,]/u).map((column) => columnOf(column.trim()));
  return columns?.every((column) => column !== undefined) ? columns : undefined;
}

function columnOf(words: string): TableColumn | undefined {
  const said =
    /^(?<head>見出し)?(?:(?<width>[^字]+)字)?(?<place>自動|左|上|中央|右|下|小数点)?$/u.exec(words);
  if (said === null || words === "") return undefined;
  const { head, width: written, place = "自動" } = said.groups ?? {};
  const width = smallNumber(written);
  if (written !== undefined && (width === undefined || width < 1)) return undefined;
  return { width, alignment: COLUMN_PLACES[place], isHead: head !== undefined };
}

/** Where the text of a column stands, by the words for horizontal and for vertical lines. */
export const COLUMN_PLACES: Readonly<Record<string, TableColumn["alignment"]>> = {
  自動: undefined,
  左: "start",
  上: "start",
  中央: "center",
  右: "end",
  下: "end",
  小数点: "decimal",
};

function placementOf(annotation: string): BlockPlacement | undefined {
  const size = sizeOf(annotation);
  if (size !== undefined) return { characterSize: size };
  if (annotation === "天付き") return { indentStart: 0 };
  if (annotation === "平出") return { deference: 0 };
  const raised = smallNumber(/^(?<count>.+)字(?:擡頭|台頭)$/u.exec(annotation)?.groups?.["count"]);
  if (raised !== undefined && raised > 0 && raised <= MOST_RAISED) return { deference: raised };
  if (annotation === "地付き") return { indentEnd: 0, alignment: "end" };
  if (annotation === "中央揃え") return { alignment: "center" };
  const up = smallNumber(/^地から(?<count>.+)字上げ$/u.exec(annotation)?.groups?.["count"]);
  if (up !== undefined) return { indentEnd: up, alignment: "end" };
  const down = /^(?<first>[^字]+)字下げ(?:、折り返して(?<rest>[^字]+)字下げ)?$/u.exec(annotation);
  const first = smallNumber(down?.groups?.["first"]);
  if (first === undefined) return undefined;
  if (down?.groups?.["rest"] === undefined) return { indentStart: first };
  const rest = smallNumber(down.groups["rest"]);
  return rest === undefined ? undefined : { indentStart: rest, firstLineIndent: first - rest };
}

/** `２４ポイント`, `10.5ポイント`: a size of characters, in whole and half points as Word has them. */
function sizeOf(annotation: string): Sp | undefined {
  const figures = annotation.replaceAll(/[０-９．]/gu, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
  const points = Number(
    /^(?<points>\d{1,3}(?:\.[05])?)(?:ポイント|pt)$/u.exec(figures)?.groups?.["points"],
  );
  return points >= LEAST_POINTS && points <= MOST_POINTS ? ptToSp(points) : undefined;
}

/** Nobody reads less on paper, and no more fits on it. */
const LEAST_POINTS = 5;
const MOST_POINTS = 300;

/**
 * Reads an annotation within a line; `resolve` puts characters for the notes in what it quotes.
 *
 * Source: 青空文庫 注記一覧, 強調・その他; 字取り and 分割禁止 are ours.
 */
export function inlineAnnotation(
  annotation: string,
  resolve: (quoted: string) => string,
): InlineAnnotation | undefined {
  if (annotation === "改行") return { kind: "line-break" };
  const cells =
    annotation === "欠字" ? 1 : smallNumber(/^(?<cells>.+)字欠字$/u.exec(annotation)?.[1]);
  if (cells !== undefined && cells > 0) return { kind: "honorific-space", cells };
  const span = spanNamed(annotation);
  if (span !== undefined) return { kind: "open", span, name: closingName(annotation) };
  if (annotation.endsWith("終わり") && SPANS.has(annotation.slice(0, -"終わり".length))) {
    return { kind: "close", name: annotation };
  }
  if (annotation === "字取り終わり") return { kind: "close", name: annotation };
  return aboutTarget(annotation, resolve);
}

function spanNamed(name: string): InlineSpan | undefined {
  const cells = smallNumber(/^(?<cells>.+)字取り$/u.exec(name)?.groups?.["cells"]);
  if (cells !== undefined) return { type: "jidori", cells };
  return SPANS.get(NAMED_NOTE.exec(name)?.[1] ?? name);
}

/** What text has beside, through or around it. */
function besideNamed(name: string): InlineSpan | undefined {
  return EMPHASIS_NAMES.has(name) || LINE_NAMES.has(name) ? SPANS.get(name) : undefined;
}

const NAMED_NOTE = /^(脚?注)「[^「」［］]+」$/u;

function closingName(name: string): string {
  const note = NAMED_NOTE.exec(name)?.[1];
  if (note !== undefined) return `${note}終わり`;
  return name.endsWith("字取り") ? "字取り終わり" : `${name}終わり`;
}

/** `「対象」に傍点` `「対象」は縦中横` `「対象」はママ` `「対象」は底本では「元」` */
function aboutTarget(
  annotation: string,
  resolve: (quoted: string) => string,
): InlineAnnotation | undefined {
  const written = quoted(annotation);
  if (written === undefined) return undefined;
  const rest = annotation.slice(written.length + 2);
  if (rest === "の番号") return { kind: "item-number", name: written };
  const target = resolve(written);
  const asked = /^(?<particle>は底本では|の左に|に|は)(?<what>.*)$/u.exec(rest)?.groups;
  const { particle = "", what = "" } = asked ?? {};
  if (particle === "は底本では") {
    const asIssued = quoted(what);
    return asIssued === undefined || what.length !== asIssued.length + 2
      ? undefined
      : { kind: "edition", target, asIssued: resolve(asIssued) };
  }
  const span = spanAbout(particle, what, resolve);
  return span === undefined ? undefined : { kind: "on-target", span, target };
}

/** What a target is said to be, or to have beside it. */
function spanAbout(
  particle: string,
  what: string,
  resolve: (quoted: string) => string,
): InlineSpan | undefined {
  switch (particle) {
    case "は":
      return what === "ママ" ? { type: "editorial-note", note: "ママ" } : ownLook(what);
    case "の左に":
      return leftOf(what, resolve);
    case "に": {
      const note = quoted(what);
      return note !== undefined && what === `「${note}」の注記`
        ? { type: "editorial-note", note: resolve(note) }
        : besideNamed(what);
    }
    default:
      return undefined;
  }
}

/** What text is by itself; a note is written where its mark stands, never said of a text that is there already. */
function ownLook(name: string): InlineSpan | undefined {
  const span = spanNamed(name);
  return span?.type === "note" ? undefined : span;
}

/** `「よみ」の振り仮名`, `「注」の注記` on the left. Source: 青空文庫 注記一覧, ルビ・左注記. */
function leftOf(what: string, resolve: (quoted: string) => string): InlineSpan | undefined {
  const said = quoted(what);
  if (said === undefined || said === "") return undefined;
  const rest = what.slice(said.length + 2);
  if (rest === "の注記") return { type: "editorial-note", note: resolve(said), side: "left" };
  return rest === "の振り仮名" || rest === "のルビ"
    ? { type: "left-reading", reading: resolve(said) }
    : undefined;
}

/** What is in 「 」 at the head of a text; brackets within pair up. */
function quoted(text: string): string | undefined {
  if (!text.startsWith("「")) return undefined;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "「") depth += 1;
    if (text[at] === "」") depth -= 1;
    if (depth === 0) return text.slice(1, at);
  }
  return undefined;
}
