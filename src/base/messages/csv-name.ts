import { type Catalogue, listed, quote, say } from "./catalogue.ts";

/** Codes for rows whose government must be known by its name, because they have no code. */
export type CsvNameCodes = {
  "csv/name-of-several": { column: string; value: string; candidates: string };
  "csv/name-elsewhere": { column: string; value: string; prefecture: string; others: string };
  /** `nearest` is how the table calls the government that the name surely means. */
  "csv/name-unknown": { value: string; asOf: string; nearest?: string };
  /** Two cells of a row that name two governments; `found` is the first one's. */
  "csv/row-contradiction": {
    column: string;
    value: string;
    found: string;
    otherColumn: string;
    otherValue: string;
  };
  /** `count` rows have such a code, this one first. */
  "csv/code-not-listed": { value: string; body: string; count?: number };
};

/** The texts for rows without a code. */
export const csvNameMessages: Catalogue<CsvNameCodes> = {
  "csv/name-of-several": {
    ja: ({ column, value, candidates }) =>
      say(
        `${column} ${quote(value)} は ${candidates} のどれか決められません`,
        "都道府県の列を加えるか、団体コードを書いてください",
      ),
    en: ({ value, candidates }) =>
      say(
        `${quote(value)} may be any of ${listed(candidates)}`,
        "add a column 都道府県, or write the code of six digits",
      ),
  },
  "csv/code-not-listed": {
    ja: ({ value, body, count = 1 }) =>
      say(
        `団体コード ${quote(value)}${count > 1 ? `など${count}件` : ""}は${body}のもので、一覧にありません。確かめたのは検査数字と都道府県だけです`,
        "団体コードと団体名・職名の組合せを、元の資料で確かめてください",
        `このままでよければ、\`--allow 団体コード\` で許してください`,
      ),
    en: ({ value, body, count = 1 }) =>
      say(
        `code ${quote(value)}${count > 1 ? ` and ${count - 1} more are` : " is"} of ${body}, which no table has; check digit and prefecture alone were checked`,
        "compare codes, names and titles with their source",
        "give `--allow 団体コード` if they are right",
      ),
  },
  "csv/name-elsewhere": {
    ja: ({ column, value, prefecture, others }) =>
      say(
        `都道府県が ${quote(prefecture)} ですが、${column} ${quote(value)} は ${others} です`,
        `都道府県と${column}の、違っているほうを直してください`,
        "行がずれていないか、前後の行も確かめてください",
      ),
    en: ({ value, prefecture, others }) =>
      say(
        `the prefecture is ${quote(prefecture)}, but ${quote(value)} is ${listed(others)}`,
        "correct the one that is wrong",
        "check that no row has slipped, here and in the rows around",
      ),
  },
  "csv/name-unknown": {
    ja: ({ value, asOf, nearest }) => {
      const text = `団体名 ${quote(value)} は地方公共団体の一覧にありません（${asOf} 現在）`;
      if (nearest !== undefined) return say(text, `${quote(nearest)} と書いてください`);
      return say(
        text,
        "団体名を確かめてください。合併などでなくなった団体かもしれません",
        "都道府県・市区町村でない宛先なら、列「種別」を加えて「その他」などと書いてください",
      );
    },
    en: ({ value, asOf, nearest }) => {
      const text = `no prefecture or municipality is called ${quote(value)} as of ${asOf}`;
      if (nearest !== undefined) return say(text, `write ${quote(nearest)}`);
      return say(
        text,
        "check the name; the municipality may have merged into another",
        "add a column 種別 and write その他 if the addressee is not a municipality",
      );
    },
  },
  "csv/row-contradiction": {
    ja: ({ column, value, found, otherColumn, otherValue }) =>
      say(
        `${column} ${quote(value)} は${found}のものですが、${otherColumn}は ${quote(otherValue)} です`,
        `${otherColumn}と${column}の、違っているほうを直してください`,
        "行がずれていないか、前後の行も確かめてください",
      ),
    en: ({ value, found, otherColumn, otherValue }) =>
      say(
        `${quote(value)} is of ${listed(found)}, but the column ${quote(otherColumn)} says ${quote(otherValue)}`,
        "correct the one that is wrong",
        "check that no row has slipped, here and in the rows around",
      ),
  },
};
