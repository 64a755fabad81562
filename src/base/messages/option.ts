import { type Catalogue, quote, say } from "./catalogue.ts";

/** Codes of the area `option/` with what their messages are made of. */
export type OptionCodes = {
  "option/unknown-column": { column: string; nearest: string; columns: string };
  "option/unknown-recipient": { id: string };
  "option/nobody-selected": Record<never, never>;
  "option/bad-condition": { found: string };
  "option/bad-setting": { found: string };
  "option/bad-number": { name: string; found: string; expected: string };
};

/** The texts of the area `option/`. */
export const optionMessages: Catalogue<OptionCodes> = {
  "option/unknown-column": {
    ja: ({ column, nearest, columns }) =>
      say(
        `\`--where\` の列 ${quote(column)} は宛名簿にありません`,
        nearest === ""
          ? `列の名前は次のとおりです: ${columns}`
          : `「${nearest}」の誤りではありませんか`,
      ),
    en: ({ column, nearest, columns }) =>
      say(
        `the recipient lists have no column ${quote(column)} for \`--where\``,
        nearest === "" ? `use one of: ${columns}` : `write \`${nearest}\` if that is what you mean`,
      ),
  },
  "option/unknown-recipient": {
    ja: ({ id }) =>
      say(
        `\`--only\` の ${quote(id)} に当たる宛先が宛名簿にありません`,
        "団体コードを6桁で書いてください。団体コードのない行は行の番号を3桁で書きます",
      ),
    en: ({ id }) =>
      say(
        `no recipient has the identifier ${quote(id)} given with \`--only\``,
        "write the six-digit code, or the row as three digits where the list gives no code",
      ),
  },
  "option/nobody-selected": {
    ja: () =>
      say(
        "条件に合う宛先が一件もありません",
        "`--where` と `--only` の値を宛名簿の値と見比べてください",
      ),
    en: () =>
      say(
        "no recipient fulfils the conditions",
        "compare the values of `--where` and `--only` with those in the recipient lists",
      ),
  },
  "option/bad-condition": {
    ja: ({ found }) =>
      say(
        `\`--where\` の ${quote(found)} が「列=値」の形ではありません`,
        "例えば `--where 都道府県=北海道` のように書いてください",
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} after \`--where\` is not of the form column=value`,
        "write for example `--where 都道府県=北海道`",
      ),
  },
  "option/bad-setting": {
    ja: ({ found }) =>
      say(
        `\`--set\` の ${quote(found)} が「名=値」の形ではありません`,
        "例えば `--set 日付=2022-12-27` のように書いてください",
      ),
    en: ({ found }) =>
      say(
        `${quote(found)} after \`--set\` is not of the form name=value`,
        "write for example `--set 日付=2022-12-27`",
      ),
  },
  "option/bad-number": {
    ja: ({ name, found, expected }) =>
      say(`\`${name}\` の ${quote(found)} は使えません`, `${expected} を指定してください`),
    en: ({ name, found, expected }) =>
      say(`${quote(found)} cannot be used for \`${name}\``, `give ${expected}`),
  },
};
