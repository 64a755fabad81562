import { type Catalogue, quote, say } from "./catalogue.ts";
import {
  didYouMean,
  type Expected,
  expectedHints,
  meant,
  reasonHint,
  reasonText,
  type ValueReason,
  type YamlProblem,
  yamlText,
} from "./template-reasons.ts";

/** Codes of the area `template/` about a template's file and its settings. */
export type TemplateSettingsCodes = {
  "template/encoding": Record<never, never>;
  "template/is-a-list": Record<never, never>;
  "template/invisible-character": { code: string };
  "template/look-alike": { found: string; code: string; instead: string };
  /** `instead`: blank lines or blanks stand before it, or the line only looks like `---`. */
  "template/front-matter-missing": { instead?: "no-blank" | "dashes" };
  /** `instead`: the line only looks like `---`, or is the first that is no setting. */
  "template/front-matter-open": { instead?: "dashes" | "before" };
  /** `instead` is the line as it should be written, where that can be told. */
  "template/yaml": { problem: YamlProblem; instead?: string };
  "template/missing-key": { key: string };
  "template/unknown-key": { key: string; nearest: string };
  "template/wrong-value": { key: string; found: string; expected: Expected };
  /** `instead` is the day in what was found, where there is one. */
  "template/wrong-date": { found: string; reason: ValueReason; instead?: string };
  "template/running-over-number": Record<never, never>;
  "template/name-taken": { name: string };
  "template/unknown-setting": { name: string; nearest: string };
  "template/setting-unused": { name: string };
  "template/style-unused": { name: string };
  "template/setting-is-list": { name: string };
};

/** Names of the sender's parts, which stand below 差出人. */
const SENDER_PARTS: ReadonlySet<string> = new Set(["組織", "職名", "氏名"]);

type Instead = Readonly<Record<string, string>>;
const DASHES_JA = "この行を、半角の - を三つだけ続けた「---」にしてください";
const DASHES_EN = "make this line `---`: three half-width hyphens, and nothing else";
const BEGIN_JA: Instead = {
  dashes: DASHES_JA,
  "no-blank": "「---」より前の空行や空白を消して、「---」を1行目の先頭に置いてください",
};
const BEGIN_EN: Instead = {
  dashes: DASHES_EN,
  "no-blank": "remove the empty lines and spaces before `---`, so that it begins the first line",
};
const END_JA: Instead = {
  dashes: DASHES_JA,
  before: "この行の前に「---」だけの行を入れてください",
};
const END_EN: Instead = { dashes: DASHES_EN, before: "put a line `---` before this line" };

/** The texts of the codes about a template's file and its settings. */
export const templateSettingsMessages: Catalogue<TemplateSettingsCodes> = {
  "template/encoding": {
    ja: () =>
      say(
        "ひな形の文字コードがUTF-8ではありません",
        "エディターの「名前を付けて保存」で文字コードUTF-8を選んで保存し直してください",
      ),
    en: () => say("the template is not encoded in UTF-8", "save it again with the encoding UTF-8"),
  },
  "template/is-a-list": {
    ja: () =>
      say(
        "ひな形として指定されたのは、宛名簿のファイルです",
        "先にひな形（.hbs か .docx）を書き、宛名簿は --recipients の後に書いてください",
      ),
    en: () =>
      say(
        "the file that is given as the template is a list",
        "name the template first (.hbs or .docx), and the list after --recipients",
      ),
  },
  "template/invisible-character": {
    ja: ({ code }) =>
      say(
        `目に見えない文字 ${code} があります`,
        "この位置の文字を消して、前後を入力し直してください",
      ),
    en: ({ code }) =>
      say(`there is an invisible character ${code}`, "delete it, and type what is around it again"),
  },
  "template/look-alike": {
    ja: ({ found, code, instead }) =>
      say(
        `${quote(found)}（${code}）は漢字に似た別の文字（部首の記号）です`,
        instead === ""
          ? "漢字を入力し直してください"
          : `漢字の「${instead}」に入力し直してください。PDFから写した文字によくあります`,
      ),
    en: ({ found, code, instead }) =>
      say(
        `${quote(found)} (${code}) is a radical that only looks like a kanji`,
        instead === ""
          ? "type the kanji"
          : `type the kanji ${instead}; copied PDFs often bring such signs`,
      ),
  },
  "template/front-matter-missing": {
    ja: ({ instead = "" }) =>
      say(
        instead === "dashes"
          ? "設定の始まりの行が、半角の「---」になっていません"
          : "ひな形の先頭に設定がありません",
        BEGIN_JA[instead] ??
          "1行目に「---」と書き、表題、種別などの設定の後をもう一度「---」で閉じてください",
      ),
    en: ({ instead = "" }) =>
      say(
        instead === "dashes"
          ? "the line that begins the settings is not `---` in half width"
          : "the template does not begin with its settings",
        BEGIN_EN[instead] ??
          "begin with a line `---`, write the settings, and close them with another line `---`",
      ),
  },
  "template/front-matter-open": {
    ja: ({ instead = "" }) =>
      say(
        instead === "dashes"
          ? "設定の終わりの行が、半角の「---」になっていません"
          : "先頭の設定が閉じていません",
        END_JA[instead] ?? "設定の最後の行の次に「---」だけの行を足してください",
      ),
    en: ({ instead = "" }) =>
      say(
        instead === "dashes"
          ? "the line that ends the settings is not `---` in half width"
          : "the settings are not closed",
        END_EN[instead] ?? "add a line `---` after the last setting",
      ),
  },
  "template/yaml": {
    ja: ({ problem, instead }) =>
      say(
        `設定の書き方が正しくありません: ${yamlText(problem, "ja")}`,
        instead === undefined
          ? "「名前: 値」の形で1行に一つずつ書き、下の段は行頭を半角空白2つで下げてください"
          : `この行を、次のとおりに書いてください: ${instead}`,
      ),
    en: ({ problem, instead }) =>
      say(
        `the settings are not written correctly: ${yamlText(problem, "en")}`,
        instead === undefined
          ? "write `name: value`, one to a line, and indent a nested level by two spaces"
          : `write this line as follows: ${instead}`,
      ),
  },
  "template/missing-key": {
    ja: ({ key }) =>
      say(`設定 ${quote(key)} がありません`, `先頭の設定に「${key}: …」を足してください`),
    en: ({ key }) => say(`setting ${quote(key)} is missing`, `add \`${key}: …\` to the settings`),
  },
  "template/unknown-key": {
    ja: ({ key, nearest }) =>
      say(
        `設定 ${quote(key)} はありません`,
        ...didYouMean(
          nearest,
          SENDER_PARTS.has(key)
            ? `差出人の${key}なら、「差出人:」の下の行に、行頭を半角空白2つで下げて書いてください`
            : "つづりを確かめるか、この行を消してください",
        ),
      ),
    en: ({ key, nearest }) =>
      say(
        `there is no setting ${quote(key)}`,
        ...meant(
          nearest,
          SENDER_PARTS.has(key)
            ? "if it is the sender's, write it below `差出人:`, indented by two spaces"
            : "check the name, or remove the line",
        ),
      ),
  },
  "template/wrong-value": {
    ja: ({ key, found, expected }) =>
      say(
        found === ""
          ? `設定 ${quote(key)} の値が空です`
          : `設定 ${quote(key)} の値が ${quote(found)} になっています`,
        ...expectedHints(expected, found, "ja"),
      ),
    en: ({ key, found, expected }) =>
      say(
        found === ""
          ? `setting ${quote(key)} is empty`
          : `setting ${quote(key)} is ${quote(found)}`,
        ...expectedHints(expected, found, "en"),
      ),
  },
  "template/wrong-date": {
    ja: ({ found, reason, instead }) =>
      say(
        `${quote(found)} は日付として読めません（${reasonText(reason, "ja")}）`,
        instead === undefined
          ? reasonHint(reason, "ja")
          : `曜日や時刻、ほかの語を付けずに、「${instead}」と書いてください`,
      ),
    en: ({ found, reason, instead }) =>
      say(
        `${quote(found)} is not a date (${reasonText(reason, "en")})`,
        instead === undefined
          ? reasonHint(reason, "en")
          : `write \`${instead}\`, with no day of the week, time or other words`,
      ),
  },
  "template/running-over-number": {
    ja: () => ({
      message: "フッターの中央には、ノンブルの設定のページ番号が入ります",
      hints: ["フッターの文を左か右に移すか、ノンブルの設定を消して {{ページ}} を使ってください"],
    }),
    en: () => ({
      message: "the middle of the foot has the page number of the setting `ノンブル`",
      hints: [
        "move the text of the foot to `左` or `右`, or remove `ノンブル` and write {{ページ}}",
      ],
    }),
  },
  "template/name-taken": {
    ja: ({ name }) =>
      say(
        `値の名前 ${quote(name)} はほかの設定か機能、繰り返しの中の名前と同じです`,
        "別の名前にしてください",
      ),
    en: ({ name }) =>
      say(
        `the value's name ${quote(name)} is taken by a setting, a helper or a loop`,
        "choose another name",
      ),
  },
  "template/setting-unused": {
    ja: ({ name }) =>
      say(
        `--set で ${quote(name)} を変えても、本文に {{${name}}} がないので文が変わりません`,
        `本文の書き込まれた所を {{${name}}} に直すか、--set をやめてください`,
      ),
    en: ({ name }) =>
      say(
        `--set ${quote(name)} changes no text, because the body does not name {{${name}}}`,
        `write {{${name}}} where the text says it, or leave --set out`,
      ),
  },
  "template/style-unused": {
    ja: ({ name }) =>
      say(
        `--set で ${quote(name)} を変えても、その書き方を使う機能が本文にないので文が変わりません`,
        "本文の数や日付を {{漢数字 金額}} や {{和暦 日付}} のように書くか、--set をやめてください",
      ),
    en: ({ name }) =>
      say(
        `--set ${quote(name)} changes no text, because the body calls no helper that writes by it`,
        "write numbers and dates with helpers, such as {{漢数字 金額}}, or leave --set out",
      ),
  },
  "template/setting-is-list": {
    ja: ({ name }) =>
      say(
        `${quote(name)} は並んだ値なので、--set では一つの値にしか変えられません`,
        "ひな形の設定の並びを直してください",
      ),
    en: ({ name }) =>
      say(
        `${quote(name)} is a list, which --set can replace by one value only`,
        "change the list in the template's settings",
      ),
  },
  "template/unknown-setting": {
    ja: ({ name, nearest }) =>
      say(
        `--set で指定された ${quote(name)} という設定はこのひな形にありません`,
        ...didYouMean(nearest, "shokan fields で設定の名前を確かめてください"),
      ),
    en: ({ name, nearest }) =>
      say(
        `this template has no setting ${quote(name)} for --set`,
        ...meant(nearest, "run `shokan fields` to see its settings"),
      ),
  },
};
