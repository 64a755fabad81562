import type { MessageLanguage } from "./catalogue.ts";

/**
 * A sentence of a message as who has the page and no command line reads it: options are called by what the page has for them.
 *
 * Shape: undefined for a sentence that says only what the page does not have.
 */
export function pageSentence(sentence: string, language: MessageLanguage): string | undefined {
  const words = WORDS[language];
  const option = OPTION.exec(sentence)?.[1] ?? "";
  const whole = words.whole.find(({ options }) => options.includes(option));
  if (whole !== undefined) return whole.sentence;
  const said = words.phrases.reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    sentence.replaceAll(OPTIONS, (_, name: string) => words.options[name] ?? words.other),
  );
  return COMMAND.test(said) ? undefined : said;
}

const OPTION = /--([a-z][a-z-]*)/u;
/** An option with what is written behind it, in backquotes or bare. */
const OPTIONS = /`--([a-z][a-z-]*)[^`]*`|--([a-z][a-z-]*)/gu;
/** What is left of a command line. */
const COMMAND = /`shokan |\bshokan (?:verify|import|fields|merge|check)\b|コマンド|\bcommands?\b/u;

interface PageWords {
  /** Sentences that take the place of whole ones that name an option; undefined where the page has its own way in sight. */
  readonly whole: readonly {
    readonly options: readonly string[];
    readonly sentence: string | undefined;
  }[];
  /** What the page calls an option. */
  readonly options: Readonly<Record<string, string>>;
  readonly other: string;
  readonly phrases: readonly (readonly [RegExp, string])[];
}

const WORDS: Readonly<Record<MessageLanguage, PageWords>> = {
  ja: {
    whole: [
      {
        options: ["allow"],
        sentence: "このままでよければ、宛名簿の指摘にある「このままでよい」を押してください",
      },
      { options: ["hidden"], sentence: "送るかどうかを、宛名簿の指摘のボタンで選んでください" },
      {
        options: ["recipients"],
        sentence:
          "使うシートは、宛名簿の「シート」で選んでください。ほかのシートも使うときは、同じファイルを「宛名簿を足す」で足してください",
      },
      {
        options: ["restart"],
        sentence: "「初めから作り直す」を押すと、今の結果を別の名前で残して作り直します",
      },
      {
        options: ["volume"],
        sentence: "書簡はできています。印刷用の PDF を分ける通数を書いて、もう一度作成してください",
      },
      { options: ["pdf-engine", "print-run", "duplex", "jobs"], sentence: undefined },
      { options: ["characters", "report", "accept", "shard", "run"], sentence: undefined },
    ],
    options: {
      out: "「出力先のフォルダー名」",
      only: "選んだ書簡",
      where: "宛先の条件",
      set: "設定の変更",
      verify: "「読み戻して照合する範囲」",
      format: "「形式」",
    },
    other: "指定",
    phrases: [
      [/同じコマンドをもう一度実行し/gu, "もう一度作成し"],
      [/同じコマンドでもう一度差し込む/gu, "もう一度作成する"],
      [/同じコマンドで/gu, ""],
      [/`shokan verify` でいつでも/gu, "「照合し直す」でいつでも"],
      [/`shokan verify` でそのフォルダーを調べ/gu, "その結果を「照合し直す」で調べ"],
      [/shokan fields で設定の名前を/gu, "「設定」で名前を"],
    ],
  },
  en: {
    whole: [
      { options: ["allow"], sentence: "press “It is meant” beside the list if it is right" },
      {
        options: ["hidden"],
        sentence: "choose by the buttons beside the list whether they are sent",
      },
      {
        options: ["recipients"],
        sentence:
          "choose the worksheet beside the list; to use another one too, add the same file again",
      },
      {
        options: ["restart"],
        sentence: "“Start over” keeps the earlier result under another name",
      },
      {
        options: ["volume"],
        sentence:
          "the letters are made; say how many the PDF for printing is divided by, and start again",
      },
      { options: ["pdf-engine", "print-run", "duplex", "jobs"], sentence: undefined },
      { options: ["characters", "report", "accept", "shard", "run"], sentence: undefined },
    ],
    options: {
      out: "“Name of the output folder”",
      only: "the letters selected",
      where: "the conditions",
      set: "the settings given",
      verify: "“What is read back and compared”",
      format: "“Formats”",
    },
    other: "the choices",
    phrases: [
      [/(?:give|merge again with) the (?:same )?command(?: again)?/gu, "start again"],
      [/`shokan verify` still checks/gu, "“Read back again” still checks"],
      [/check (?:the|its) folder with `shokan verify`/gu, "read the result back again"],
      [/run `shokan fields` to see its settings/gu, "see its settings"],
    ],
  },
};
