import { isoDay } from "../base/calendar.ts";
import { error } from "../base/diagnostic.ts";
import type { Location } from "../base/location.ts";
import { nearestName } from "../base/nearest-name.ts";
import { readDate } from "../language/date.ts";
import type { SenderClass } from "../language/honorific.ts";
import type { NumeralStyle } from "../language/kanji-numeral.ts";
import { normalizeHeader } from "../model/heading.ts";
import type { LetterKind, LetterSettings } from "../model/letter-settings.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { Running } from "../model/running.ts";
import { invisibleIn } from "./check-source.ts";
import type { FrontEntry, FrontMap, FrontNode, FrontText } from "./front-matter.ts";
import { readFonts } from "./read-fonts.ts";
import { JOINT_KEYS, withJoints } from "./read-joints.ts";
import { type Numbering, readNumbering } from "./read-numbering.ts";
import { readPageFormat, readParts } from "./read-page-format.ts";
import { RUNNING_KEYS, readRunning } from "./read-running.ts";
import { readSeals } from "./read-seals.ts";
import { readVersions, type Version } from "./read-versions.ts";
import {
  asText,
  choiceOf,
  entryOf,
  type Report,
  refuseUnknownKeys,
  textOf,
  textsOf,
  WIDE_LIST,
  wrongValue,
} from "./settings-reader.ts";
import type { HouseStyle } from "./template-helper.ts";

/** A value that a template's body may name: a text or a list of texts. */
export interface NamedValue {
  readonly items: readonly FrontText[];
  readonly isList: boolean;
}

/** What the settings at a template's head say. */
export interface TemplateSettings {
  readonly letter: LetterSettings;
  readonly versions: readonly Version[];
  /** What stands at the head and the foot of all pages (柱); undefined for nothing. */
  readonly running: Running<FrontText> | undefined;
  /** Columns that every row must fill, named by the text or not. */
  readonly required: readonly FrontText[];
  /** Columns that may be empty, or absent. */
  readonly optional: readonly FrontText[];
  /** Settings and own values by the name that the body uses. */
  readonly values: ReadonlyMap<string, NamedValue>;
  /** Those of `values` that have the letter's number in them. */
  readonly numbered: ReadonlySet<string>;
  readonly numbering: Numbering;
  /** The names that `--set` may change. */
  readonly settable: readonly string[];
  readonly house: HouseStyle;
  /** Words, and names of findings, that the author has looked at and means (確認済み). */
  readonly confirmed: readonly string[];
  /** Names of own values (値), which no list may have as a column. */
  readonly ownValues: readonly string[];
}

/** The names of the settings at a template's head. */
export const SETTING_NAMES: readonly string[] = [
  "表題",
  "種別",
  "体裁",
  "別紙の体裁",
  ...RUNNING_KEYS,
  "日付",
  "文書番号",
  "件名",
  "差出人",
  "敬称",
  "宛先",
  "必要な列",
  "任意の列",
  "漢数字",
  "数字",
  "値",
  "フォント",
  "太字フォント",
  "見出し",
  "公印",
  ...JOINT_KEYS,
  "docx",
  "底本",
  "別添",
  "明細",
  "確認済み",
  "連番",
];

const SENDER_PARTS = ["組織", "職名", "氏名"];

const SENDER_CLASSES: Readonly<Record<string, SenderClass>> = {
  国: "国",
  都道府県: "都道府県",
  市区町村: "市区町村",
};

const NUMERALS: Readonly<Record<string, NumeralStyle>> = {
  位取り: "grouped",
  単位語: "units",
  万億: "myriads",
};

const FIGURES = { 漢数字: "kanji", 算用数字: "arabic" } as const;

const KINDS: Readonly<Record<string, LetterKind>> = {
  書簡: "letter",
  通知: "notice",
  事務連絡: "memo",
  賞状: "certificate",
  表彰状: "certificate",
  感謝状: "certificate",
  修了証書: "certificate",
  辞令: "certificate",
  委嘱状: "certificate",
};

/**
 * Reads the settings at a template's head, with the values of `--set` put over them.
 *
 * Errors: template/unknown-key, template/missing-key, template/wrong-value, template/unknown-setting,
 * template/setting-is-list, template/name-taken.
 */
export function readSettings(
  frontMatter: FrontMap,
  overrides: ReadonlyMap<string, string>,
  report: Report,
): TemplateSettings {
  const map = withOverrides(frontMatter, overrides, report);
  refuseUnknownKeys(map, SETTING_NAMES, report);
  for (const key of ["表題", "種別"]) {
    if (entryOf(map, key) === undefined) report(error("template/missing-key", map.at, { key }));
  }
  const kind = choiceOf(map, "種別", KINDS, report) ?? "letter";
  const sender = senderOf(map, report);
  const title = textOf(map, "表題", report)?.value ?? "";
  const ownValues = ownValuesOf(map, report);
  const values = new Map<string, NamedValue>([...sender, ...ownValues]);
  for (const key of ["表題", "日付", "文書番号", "件名", "敬称", "底本"]) {
    const text = textOf(map, key, report);
    if (text !== undefined) values.set(key, { items: [text], isList: false });
  }
  const { format: sealed, ...seals } = readSeals(formatOf(map, kind, report), map, report);
  const running = readRunning(map, sealed, report);
  const format = withJoints(sealed, map, running, report);
  const isVertical = format.writingMode === "vertical-rl";
  return {
    house: {
      numerals: choiceOf(map, "漢数字", NUMERALS, report) ?? "grouped",
      digits: choiceOf(map, "数字", FIGURES, report) ?? (isVertical ? "kanji" : "arabic"),
      kind,
      sender: senderClassOf(map, report),
    },
    letter: {
      title,
      kind,
      format,
      ...readFonts(map, report),
      ...seals,
      ...docxOf(map, report),
      date: dateOf(map, report),
      author: sender.get("差出人")?.items[0]?.value.replaceAll("　", " "),
      subject: textOf(map, "件名", report)?.value,
      basis: textOf(map, "底本", report)?.value,
      attachments: textsOf(map, "別添", report).map(({ value, at }) => ({ path: value, at })),
      details: textsOf(map, "明細", report).map(({ value, at }) => ({ path: value, at })),
    },
    running,
    versions: readVersions(entryOf(map, "宛先")?.value, report),
    required: columnsOf(map, "必要な列", report),
    optional: columnsOf(map, "任意の列", report),
    values,
    numbered: numberedOf(values, ownValues),
    numbering: readNumbering(map, report),
    settable: [...settableNames(map).keys()],
    confirmed: textsOf(map, "確認済み", report).map(({ value }) => value),
    ownValues: [...ownValues.keys()],
  };
}

/** The pages of the letter, and those of its 別紙. */
function formatOf(map: FrontMap, kind: LetterKind, report: Report): PageFormat {
  const format = readPageFormat(entryOf(map, "体裁")?.value, kind, report);
  const parts = readParts(entryOf(map, "別紙の体裁")?.value, format, report);
  return parts === undefined ? format : { ...format, parts };
}

/** How a setting asks for the letter's number in its run; braces of the text's own form mean the same. */
export const NUMBER_MARK: RegExp = /\{\{連番\}\}|\{連番\}/u;

/** 文書番号 and own values that are one text: the others stand in the files' properties, or say how and not what. */
function numberedOf(
  values: ReadonlyMap<string, NamedValue>,
  ownValues: ReadonlyMap<string, NamedValue>,
): ReadonlySet<string> {
  const names = ["文書番号", ...ownValues.keys()].filter((name) => {
    const { items, isList } = values.get(name) ?? { items: [], isList: true };
    return !isList && items.some(({ value }) => NUMBER_MARK.test(value));
  });
  return new Set(names);
}

/** Reads a list of columns, as headings are read; 「［職名、敬称］」 is one text to YAML and a list to whoever wrote it. */
function columnsOf(map: FrontMap, key: string, report: Report): readonly FrontText[] {
  const columns = textsOf(map, key, report);
  const wrong = columns.find(({ value }) => /[［］、，]/u.test(value));
  if (wrong === undefined)
    return columns.map((column) => ({ ...column, value: normalizeHeader(column.value) }));
  // In brackets of full width it has been reported where it was read.
  if (!WIDE_LIST.test(wrong.value)) wrongValue(wrong, key, "[職名, 敬称]", report);
  return [];
}

/** The date in the files' properties; also a check of what the body prints. */
function dateOf(map: FrontMap, report: Report): string | undefined {
  const text = textOf(map, "日付", report);
  if (text === undefined) return undefined;
  const day = readDate(text.value);
  if (typeof day !== "string") return isoDay(day);
  const instead = dayWithin(text.value);
  const values = { found: text.value, reason: day, ...(instead === undefined ? {} : { instead }) };
  report(error("template/wrong-date", text.at, values));
  return undefined;
}

/** The day in a text that has more than a day: 令和8年12月1日（火）, 令和8年12月1日付け. */
function dayWithin(text: string): string | undefined {
  const found = [
    ...text.matchAll(/[^\s　（）()、]*?\d+[^\s　（）()、]*?日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/gu),
  ];
  const kanji = [
    ...text.matchAll(
      /(?:明治|大正|昭和|平成|令和)[元〇一二三四五六七八九十]+年[^\s　]{1,4}月[^\s　]{1,4}?日/gu,
    ),
  ];
  const days = [...found, ...kanji].map(([day]) => day.normalize("NFKC"));
  const [first, ...others] = days.filter((day) => typeof readDate(day) !== "string");
  return others.length === 0 ? first : undefined;
}

function senderClassOf(map: FrontMap, report: Report): SenderClass {
  const sender = entryOf(map, "差出人")?.value;
  return (
    (sender?.kind === "map" ? choiceOf(sender, "区分", SENDER_CLASSES, report) : undefined) ?? "国"
  );
}

function docxOf(map: FrontMap, report: Report): Pick<LetterSettings, "docxFonts" | "docxLatin"> {
  const setting = entryOf(map, "docx");
  if (setting === undefined) return { docxFonts: "subset" };
  if (setting.value.kind !== "map") {
    wrongValue(setting.value, "docx", "{ fonts: subset }", report);
    return { docxFonts: "subset" };
  }
  refuseUnknownKeys(setting.value, ["fonts", "欧字"], report);
  const choices = { subset: "subset", system: "system", full: "full" } as const;
  const latin = { 正立: "upright", 縦中横: "tate-chu-yoko", 横倒し: "rotated" } as const;
  return {
    docxFonts: choiceOf(setting.value, "fonts", choices, report) ?? "subset",
    docxLatin: choiceOf(setting.value, "欧字", latin, report),
  };
}

/** 差出人 as one text, or its parts under 差出人組織, 差出人職名, 差出人氏名 and joined under 差出人. */
function senderOf(map: FrontMap, report: Report): Map<string, NamedValue> {
  const values = new Map<string, NamedValue>();
  const setting = entryOf(map, "差出人");
  if (setting === undefined) return values;
  if (setting.value.kind !== "map") {
    const text = asText(setting.value, "差出人", "{ 職名: …, 氏名: … }", report);
    if (text !== undefined) values.set("差出人", { items: [text], isList: false });
    return values;
  }
  const parts = setting.value;
  refuseUnknownKeys(parts, [...SENDER_PARTS, "区分"], report);
  const found = SENDER_PARTS.flatMap((part) => {
    const text = textOf(parts, part, report);
    if (text !== undefined) values.set(`差出人${part}`, { items: [text], isList: false });
    return text === undefined ? [] : [text.value];
  });
  const joined: FrontText = {
    kind: "text",
    value: found.join("　"),
    at: parts.at,
    verbatim: false,
  };
  if (found.length > 0) values.set("差出人", { items: [joined], isList: false });
  return values;
}

function ownValuesOf(map: FrontMap, report: Report): Map<string, NamedValue> {
  const values = new Map<string, NamedValue>();
  const setting = entryOf(map, "値");
  if (setting === undefined) return values;
  if (setting.value.kind !== "map") {
    wrongValue(setting.value, "値", "{ 名前: 値 }", report);
    return values;
  }
  for (const { key, keyAt, value } of setting.value.entries) {
    if (SETTING_NAMES.includes(key) || key === "") {
      report(error("template/name-taken", keyAt, { name: key }));
      continue;
    }
    const isList = value.kind === "list";
    const items = (isList ? value.items : [value]).flatMap(
      (item) => asText(item, key, "texts", report) ?? [],
    );
    values.set(key, { items, isList });
  }
  return values;
}

/** Puts the values of `--set` over the settings; a name that is not there already is an error. */
function withOverrides(
  map: FrontMap,
  overrides: ReadonlyMap<string, string>,
  report: Report,
): FrontMap {
  const settable = settableNames(map);
  const entries = [...map.entries];
  for (const [name, value] of overrides) {
    const at: Location = { kind: "option", name: `--set ${name}` };
    const path = settable.get(name);
    if (path === undefined) {
      const nearest = nearestName(name, settable.keys()) ?? "";
      report(error("template/unknown-setting", at, { name, nearest }));
      continue;
    }
    const code = invisibleIn(value);
    if (code !== undefined) report(error("template/invisible-character", at, { code }));
    const text: FrontText = { kind: "text", value, at, verbatim: false };
    if (isListAt(entries, path) && /[,，、;；\n]/u.test(value)) {
      report(error("template/setting-is-list", at, { name }));
      continue;
    }
    replace(entries, path, text);
  }
  return { ...map, entries };
}

function isListAt(entries: readonly FrontEntry[], [key, ...rest]: readonly string[]): boolean {
  const value = entries.find((entry) => entry.key === key)?.value;
  if (rest.length === 0 || value?.kind !== "map") return value?.kind === "list";
  return isListAt(value.entries, rest);
}

const SETTABLE = [
  "表題",
  "体裁",
  "日付",
  "文書番号",
  "件名",
  "差出人",
  "敬称",
  "漢数字",
  "数字",
  "別添",
  "明細",
  "連番",
];

/** These may be set although the template does not have them: each has a default. */
const ALWAYS_SETTABLE = ["敬称", "体裁", "別添", "明細", "連番"];

function settableNames(map: FrontMap): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>(
    SETTABLE.filter(
      (key) => entryOf(map, key)?.value.kind === "text" || ALWAYS_SETTABLE.includes(key),
    ).map((key) => [key, [key]]),
  );
  for (const [key, prefix] of [
    ["差出人", "差出人"],
    ["値", ""],
  ] as const) {
    const value = entryOf(map, key)?.value;
    if (value?.kind !== "map") continue;
    for (const entry of value.entries) names.set(prefix + entry.key, [key, entry.key]);
  }
  return names;
}

function replace(entries: FrontEntry[], [key, ...rest]: readonly string[], value: FrontText): void {
  const index = entries.findIndex((entry) => entry.key === key);
  const old = entries[index];
  const inner: FrontEntry[] = old?.value.kind === "map" ? [...old.value.entries] : [];
  if (rest.length > 0) replace(inner, rest, value);
  const replaced: FrontNode =
    rest.length === 0 ? value : { kind: "map", entries: inner, at: old?.value.at ?? value.at };
  const entry: FrontEntry = { key: key ?? "", keyAt: old?.keyAt ?? value.at, value: replaced };
  if (old === undefined) entries.push(entry);
  else entries[index] = entry;
}
