import { type Catalogue, listed, quote, quotePath, say } from "./catalogue.ts";

/** Codes for recipients that do not agree with themselves, with each other or with the official table. */
export type CsvGuardCodes = {
  "csv/empty-code": { kind: string };
  "csv/code-malformed": { value: string };
  "csv/code-ambiguous": { value: string; candidates: string };
  "csv/code-unknown": { value: string; asOf: string };
  /** `count` cells of the column, in `rows` (2-11,15), of which this is the first. */
  "csv/code-repaired": { value: string; code: string; count: number; rows: string };
  "csv/check-digit": { value: string; expected: string };
  "csv/unknown-kind": { value: string; nearest?: string };
  "csv/kind-mismatch": { value: string; expected: string; official: string };
  "csv/prefecture-mismatch": { value: string; expected: string; code: string };
  /** `column` has the name, where it is not 団体名. */
  "csv/name-mismatch": { value: string; official: string; others?: string; column?: string };
  "csv/name-form": { value: string; official: string };
  "csv/lost-character": { value: string; official: string };
  "csv/renamed": { value: string; name: string; since: string };
  "csv/empty-title": Record<never, never>;
  /** `holder` is the government that the title names, where it names another one whole; `body` the row's own. */
  "csv/title-mismatch": { value: string; official: string; body: string; holder: string };
  "csv/title-form": { value: string; official: string };
  "csv/no-mayor": { name: string };
  /** `direction` is `down` where each value belongs to the row above, `up` where to the row below. */
  "csv/row-shift": { column: string; first: number; last: number; direction: string };
  "csv/postal-code-malformed": { value: string };
  "csv/postal-code-of-another": { value: string; official: string; other: string };
  "csv/postal-code-prefecture": { value: string; official: string; expected: string };
  "csv/address-mismatch": { column: string; value: string; found: string; official: string };
  "csv/duplicate-recipient": {
    title: string;
    code: string;
    row: number;
    first: number;
    /** The list of the first; empty if it is the same. */
    firstList: string;
    /** The column and value that `--allow` lets pass. */
    column: string;
    value: string;
  };
  "csv/missing-members": {
    set: string;
    total: number;
    found: number;
    missing: number;
    names: string;
    byPrefecture: string;
  };
  "csv/empty-honorific": { row: number };
  "csv/doubled-honorific": { value: string };
  "csv/honorific-for-bodies": { value: string; title: string };
  "csv/unknown-honorific": { value: string; known: string };
};

const SLIPPED_JA = "行がずれていないか、前後の行も確かめてください";
const SLIPPED_EN = "check that no row has slipped, here and in the rows around";

/** The texts for recipients that do not agree. */
export const csvGuardMessages: Catalogue<CsvGuardCodes> = {
  "csv/empty-code": {
    ja: ({ kind }) =>
      say(
        `種別が ${quote(kind)} ですが、団体コードが空です`,
        "6桁の団体コードを書いてください",
        "特定の団体でない宛先なら、種別を「都道府県」か「市区町村」にしてください",
      ),
    en: ({ kind }) =>
      say(
        `the 種別 is ${quote(kind)}, but there is no 団体コード`,
        "write the code of six digits",
        "make the 種別 都道府県 or 市区町村 if no single government is meant",
      ),
  },
  "csv/code-malformed": {
    ja: ({ value }) =>
      say(`${quote(value)} は団体コードではありません`, "6桁の数字で書いてください（例 011002）"),
    en: ({ value }) =>
      say(`${quote(value)} is not a 団体コード`, "write six digits, such as 011002"),
  },
  "csv/code-ambiguous": {
    ja: ({ value, candidates }) =>
      say(
        `団体コード ${quote(value)} は先頭の0か検査数字が欠けていて、${candidates} のどれか決められません`,
        "6桁の団体コードを書いてください",
        "Excelでは、セルの表示形式を「文字列」にしてから入力すると0が消えません",
      ),
    en: ({ value, candidates }) =>
      say(
        `code ${quote(value)} has lost a zero or its check digit and may be any of ${listed(candidates)}`,
        "write the code of six digits",
        "format the cells as text in Excel before you enter codes, and no zero is lost",
      ),
  },
  "csv/code-unknown": {
    ja: ({ value, asOf }) =>
      say(
        `団体コード ${quote(value)} の都道府県・市区町村はありません（${asOf} 現在）`,
        "団体コードを確かめてください。合併などでなくなった団体かもしれません",
      ),
    en: ({ value, asOf }) =>
      say(
        `no prefecture or municipality has the code ${quote(value)} as of ${asOf}`,
        "check the code; the municipality may have merged into another",
      ),
  },
  "csv/code-repaired": {
    ja: ({ value, code, count, rows }) =>
      say(
        count === 1
          ? `団体コード ${quote(value)} を ${code} と読みます`
          : `6桁でない団体コードを、${quote(value)} を ${code} とするように補って読みます（${rows.replaceAll(",", "、").replaceAll("-", "〜")}行目の${count}件）`,
        "宛名簿の団体コードを6桁に直しておくと、この注意は出ません",
      ),
    en: ({ value, code, count, rows }) =>
      say(
        count === 1
          ? `code ${quote(value)} is read as ${code}`
          : `codes without six digits are completed, as ${quote(value)} to ${code} (${count}, rows ${listed(rows.replaceAll(",", "、"))})`,
        "write the codes of six digits in the list",
      ),
  },
  "csv/check-digit": {
    ja: ({ value, expected }) =>
      say(
        `団体コード ${quote(value)} の検査数字（6桁目）が合いません`,
        `前の5桁が正しければ ${expected} です。入力誤りがないか確かめてください`,
      ),
    en: ({ value, expected }) =>
      say(
        `the sixth digit of code ${quote(value)} does not agree with the first five`,
        `check for a typing mistake; if the first five are right it is ${expected}`,
      ),
  },
  "csv/unknown-kind": {
    ja: ({ value, nearest }) =>
      say(
        `${value === "" ? "種別が空です" : `種別 ${quote(value)} はありません`}`,
        nearest === undefined
          ? "「都道府県」「市」「特別区」「町」「村」か、「市区町村」と書いてください"
          : `「${nearest}」のことなら、そう書いてください`,
      ),
    en: ({ value, nearest }) =>
      say(
        `${value === "" ? "the 種別 is empty" : `there is no 種別 ${quote(value)}`}`,
        nearest === undefined
          ? "write 都道府県, 市, 特別区, 町, 村 or 市区町村"
          : `write ${nearest} if that is meant`,
      ),
  },
  "csv/kind-mismatch": {
    ja: ({ value, expected, official }) =>
      say(
        `種別が ${quote(value)} ですが、${official}は${expected}です`,
        `種別を「${expected}」に直してください`,
        SLIPPED_JA,
      ),
    en: ({ value, expected, official }) =>
      say(
        `the 種別 is ${quote(value)}, but ${official} is ${expected}`,
        `write ${expected}`,
        SLIPPED_EN,
      ),
  },
  "csv/prefecture-mismatch": {
    ja: ({ value, expected, code }) =>
      say(
        `都道府県が ${quote(value)} ですが、団体コード ${code} は${expected}です`,
        "団体コードと都道府県の、違っているほうを直してください",
        SLIPPED_JA,
      ),
    en: ({ value, expected, code }) =>
      say(
        `the prefecture is ${quote(value)}, but code ${code} is in ${expected}`,
        "correct the one that is wrong",
        SLIPPED_EN,
      ),
  },
  "csv/name-mismatch": {
    ja: ({ value, official, others, column = "団体名" }) =>
      say(
        `${column}が ${quote(value)} ですが、団体コードは${official}です`,
        others === undefined
          ? `団体コードと${column}の、違っているほうを直してください`
          : `${quote(value)} なら ${others} です。違っているほうを直してください`,
        SLIPPED_JA,
      ),
    en: ({ value, official, others, column }) =>
      say(
        `the name is ${quote(value)}${column === undefined ? "" : ` in the column ${quote(column)}`}, but the code is that of ${official}`,
        others === undefined
          ? "correct the one that is wrong"
          : `correct the one that is wrong: ${quote(value)} is ${listed(others)}`,
        SLIPPED_EN,
      ),
  },
  "csv/name-form": {
    ja: ({ value, official }) =>
      say(
        `団体名 ${quote(value)} の公式の表記は ${quote(official)} です。宛名簿のとおりに印刷します`,
        `公式の表記にするなら、${quote(official)} に書き換えてください`,
      ),
    en: ({ value, official }) =>
      say(
        `the official form of ${quote(value)} is ${quote(official)}; the list's form is printed`,
        `write ${quote(official)} for the official form`,
      ),
  },
  "csv/lost-character": {
    ja: ({ value, official }) =>
      say(
        `${quote(value)} の「?」は、保存のときに失われた文字です。正しくは ${quote(official)} です`,
        "元の宛名簿から書き直してください",
        "「CSV UTF-8（コンマ区切り）」かExcelブック（.xlsx）で保存すると、文字は失われません",
      ),
    en: ({ value, official }) =>
      say(
        `a character of ${quote(value)} was lost in saving; it should be ${quote(official)}`,
        "write it again from the original list",
        "save as CSV UTF-8 or as a workbook, which lose no character",
      ),
  },
  "csv/renamed": {
    ja: ({ value, name, since }) =>
      say(
        `${quote(value)} は ${since} から ${quote(name)} です`,
        "今の団体名に直してください。職名も確かめてください",
      ),
    en: ({ value, name, since }) =>
      say(
        `${quote(value)} has been ${quote(name)} since ${since}`,
        "write the name of today, in the title too",
      ),
  },
  "csv/empty-title": {
    ja: () => say("職名が空です", "宛名に印刷する職名を書いてください（例 札幌市長）"),
    en: () => say("the title is empty", "write the title to be printed, such as 札幌市長"),
  },
  "csv/title-mismatch": {
    ja: ({ value, official, body, holder }) =>
      holder !== ""
        ? say(
            `職名 ${quote(value)} は${holder}のものですが、この行の団体は${body}です`,
            "どちらが正しいか確かめ、職名か団体名を直してください",
            SLIPPED_JA,
          )
        : say(
            `職名が ${quote(value)} ですが、この行の団体の長は ${quote(official)} です`,
            "職名は、団体名から始めて全体を書いてください",
            SLIPPED_JA,
          ),
    en: ({ value, official, body, holder }) =>
      holder !== ""
        ? say(
            `the title ${quote(value)} is of ${holder}, but this row's government is ${body}`,
            "check which is right, and correct the title or the name",
            SLIPPED_EN,
          )
        : say(
            `the title is ${quote(value)}, but the head of this row's government is ${quote(official)}`,
            "write the whole title, the government's name first",
            SLIPPED_EN,
          ),
  },
  "csv/title-form": {
    ja: ({ value, official }) =>
      say(
        `職名 ${quote(value)} の公式の表記は ${quote(official)} です。宛名簿のとおりに印刷します`,
        `公式の表記にするなら、${quote(official)} に書き換えてください`,
      ),
    en: ({ value, official }) =>
      say(
        `the official form of ${quote(value)} is ${quote(official)}; the list's form is printed`,
        `write ${quote(official)} for the official form`,
      ),
  },
  "csv/no-mayor": {
    ja: ({ name }) =>
      say(`北方領土の${name}には首長がいません`, "この行を宛名簿から削除してください"),
    en: ({ name }) =>
      say(`${name}, in the Northern Territories, has no mayor`, "delete the row from the list"),
  },
  "csv/row-shift": {
    ja: ({ column, first, last, direction }) =>
      say(
        `${first}行目から${last}行目まで、列「${column}」が1行${direction === "down" ? "下" : "上"}にずれています`,
        `${first}行目のあたりでセルの挿入や削除をしていないか確かめ、列「${column}」を元の行に戻してください`,
      ),
    en: ({ column, first, last, direction }) =>
      say(
        `column ${quote(column)} has slipped one row ${direction} from row ${first} to row ${last}`,
        `look for an inserted or deleted cell near row ${first} and move the column back`,
      ),
  },
  "csv/postal-code-malformed": {
    ja: ({ value }) =>
      say(`${quote(value)} は郵便番号ではありません`, "7桁の数字で書いてください（例 060-8611）"),
    en: ({ value }) =>
      say(`${quote(value)} is not a postal code`, "write seven digits, such as 060-8611"),
  },
  "csv/postal-code-of-another": {
    ja: ({ value, official, other }) =>
      say(
        `郵便番号 ${quote(value)} は${other}の役所のものですが、この行は${official}です`,
        "郵便番号と住所を確かめてください",
        SLIPPED_JA,
      ),
    en: ({ value, official, other }) =>
      say(
        `postal code ${quote(value)} is that of the office of ${other}, but this row is ${official}`,
        "check postal code and address",
        SLIPPED_EN,
      ),
  },
  "csv/postal-code-prefecture": {
    ja: ({ value, official, expected }) =>
      say(
        `郵便番号 ${quote(value)} は${expected}のものですが、この行は${official}です`,
        "郵便番号を確かめてください。隣の県から配達される地域ならこのままでかまいません",
        SLIPPED_JA,
      ),
    en: ({ value, official, expected }) =>
      say(
        `postal code ${quote(value)} belongs to ${expected}, but this row is ${official}`,
        "check the postal code; it is right where mail comes from the next prefecture",
        SLIPPED_EN,
      ),
  },
  "csv/address-mismatch": {
    ja: ({ column, found, official }) =>
      say(
        `${column}が${found}ですが、この行は${official}です`,
        `${column}を確かめてください`,
        SLIPPED_JA,
      ),
    en: ({ found, official }) =>
      say(`the address is in ${found}, but this row is ${official}`, "check it", SLIPPED_EN),
  },
  "csv/duplicate-recipient": {
    ja: ({ title, row, first, firstList, column, value }) => {
      const other = firstList === "" ? "" : ` ${quotePath(firstList)} の`;
      return row === first && firstList === ""
        ? say(
            `${title === "" ? "同じ宛先" : quote(title)} の行が2度読まれました`,
            "同じ宛名簿を2度指定していないか確かめてください",
          )
        : say(
            `${title === "" ? "同じ宛先" : quote(title)} が${other}${first}行目と、ここの${row}行目の2か所にあります`,
            "同じ宛先なら、どちらかの行を削除してください",
            "別の宛先なら、行は残し、組織や氏名が異なると分かる列（団体名、氏名など）を宛名簿に設けてください",
            `同じ宛先に2通送るなら、\`--allow ${column}=${value}\` を付けてください`,
          );
    },
    en: ({ title, row, first, firstList, column, value }) => {
      const other = firstList === "" ? "" : ` of ${quotePath(firstList)}`;
      return row === first && firstList === ""
        ? say(
            `the row of ${title === "" ? "one addressee" : quote(title)} was read twice`,
            "check whether a list was given twice",
          )
        : say(
            `${title === "" ? "the same addressee" : quote(title)} is in row ${first}${other} and here in row ${row}`,
            "delete one of the rows if they are one addressee",
            "keep both if they are two, and give the list a column in which they differ (団体名, 氏名)",
            `give \`--allow ${column}=${value}\` if two letters are to go to one addressee`,
          );
    },
  },
  "csv/missing-members": {
    ja: ({ set, total, found, missing, names, byPrefecture }) =>
      say(
        `${set}${total}のうち${found}だけがあり、${missing}がありません：${names}`,
        "送らない団体でなければ、宛名簿に加えてください",
        `そろっていないのは次のとおりです：${byPrefecture}`,
      ),
    en: ({ set, total, found, missing, names, byPrefecture }) =>
      say(
        `${found} of ${total} of ${set} are in the list, ${missing} are not: ${listed(names)}`,
        "add them unless they are left out on purpose",
        `see which prefectures are not complete: ${listed(byPrefecture)}`,
      ),
  },
  "csv/empty-honorific": {
    ja: ({ row }) =>
      say(
        `${row}行目の敬称が空です`,
        "「殿」「様」などの敬称を書いてください。敬称のない宛名では発送できません",
      ),
    en: ({ row }) => say(`row ${row} has no honorific`, "write the honorific, such as 殿 or 様"),
  },
  "csv/doubled-honorific": {
    ja: ({ value }) => say(`${quote(value)} は敬称が重なっています`, "敬称を一つにしてください"),
    en: ({ value }) => say(`${quote(value)} has two honorifics`, "leave one of them"),
  },
  "csv/honorific-for-bodies": {
    ja: ({ value, title }) =>
      say(
        `${quote(value)} は組織に付ける敬称ですが、${quote(title)} は人の職名です`,
        "「殿」か「様」に直してください",
      ),
    en: ({ value, title }) =>
      say(
        `${quote(value)} is for bodies, but ${quote(title)} is a person's title`,
        "write 殿 or 様",
      ),
  },
  "csv/unknown-honorific": {
    ja: ({ value, known }) =>
      say(
        `${quote(value)} は敬称の一覧にない語です。そのまま印刷します`,
        `入力誤りでないか確かめてください（${known} など）`,
      ),
    en: ({ value, known }) =>
      say(
        `${quote(value)} is not a known honorific; it is printed as it is`,
        `check for a typing mistake; the list has ${listed(known)}`,
      ),
  },
};
