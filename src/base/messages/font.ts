import { type Catalogue, quote, say } from "./catalogue.ts";

type InFile = { path: string };
type InTable = { path: string; table: string };
type Licence = { path: string; family: string; fsType: number };

/** Codes of the area `font/` with what their messages are made of. */
export type FontCodes = {
  "font/not-a-font": { path: string; found: string };
  "font/unsupported-format": { path: string; format: string };
  "font/too-large": { path: string; megabytes: number };
  "font/no-such-face": { path: string; index: number; count: number };
  "font/truncated": { path: string; table: string; missing: number };
  "font/missing-table": InTable;
  "font/wrong-checksum": InTable;
  "font/malformed-table": { path: string; table: string; offset: number };
  "font/no-unicode-characters": InFile;
  "font/embedding-restricted": Licence;
  "font/bitmap-embedding-only": Licence;
  "font/embedded-whole": Licence;
  "font/variable": { path: string; family: string; style: string };
};

const ANEW_JA = "フォントを配布元から入手し直し、`fonts/` に置き直してください";
const ANEW_EN = "get the font from its source again and put it into `fonts/`";
const OTHER_JA = "埋め込みを認めている別のフォントを `fonts/` に置いてください";
const OTHER_EN = "put another font that allows embedding into `fonts/`";

/** The texts of the area `font/`. */
export const fontMessages: Catalogue<FontCodes> = {
  "font/not-a-font": {
    ja: ({ path, found }) =>
      say(
        `${quote(path)} はフォントファイルではありません（中身：${found}）`,
        "TrueType（.ttf）か OpenType（.otf、.ttc）のファイルを置いてください",
        "圧縮ファイルのときは、展開してから中のフォントを置いてください",
      ),
    en: ({ path, found }) =>
      say(
        `${quote(path)} is not a font file (it begins with: ${found})`,
        "put a TrueType (.ttf) or OpenType (.otf, .ttc) file there",
        "if it is an archive, unpack it and take the font inside",
      ),
  },
  "font/unsupported-format": {
    ja: ({ path, format }) =>
      say(
        `${quote(path)} は ${format} 形式のフォントで、埋め込みに使えません`,
        "同じフォントの .ttf、.otf か .ttc のファイルを使ってください",
      ),
    en: ({ path, format }) =>
      say(
        `${quote(path)} is a font in ${format} format, which cannot be embedded`,
        "use the .ttf, .otf or .ttc file of the same font",
      ),
  },
  "font/too-large": {
    ja: ({ path, megabytes }) =>
      say(
        `フォント ${quote(path)} が大きすぎます（${megabytes} MB、上限 256 MB）`,
        "フォントが一つだけ入ったファイルを使ってください",
      ),
    en: ({ path, megabytes }) =>
      say(
        `font ${quote(path)} is too large (${megabytes} MB, at most 256 MB)`,
        "use a file with a single font",
      ),
  },
  "font/no-such-face": {
    ja: ({ path, index, count }) =>
      say(
        `フォント ${quote(path)} に ${index} 番のフォントがありません（フォントの数：${count}）`,
        `0 から数えて、${count} より小さい番号を指定してください`,
      ),
    en: ({ path, index, count }) =>
      say(
        `font ${quote(path)} has no face number ${index} (it holds ${count})`,
        `give a number from 0 on, below ${count}`,
      ),
  },
  "font/truncated": {
    ja: ({ path, table, missing }) =>
      say(
        `フォント ${quote(path)} が途中で切れています（${quote(table)} テーブルまでに ${missing} バイト不足）`,
        ANEW_JA,
      ),
    en: ({ path, table, missing }) =>
      say(
        `font ${quote(path)} is cut off (${missing} bytes are missing up to the end of table ${quote(table)})`,
        ANEW_EN,
      ),
  },
  "font/missing-table": {
    ja: ({ path, table }) =>
      say(
        `フォント ${quote(path)} に必要な ${quote(table)} テーブルがありません`,
        ANEW_JA,
        "輪郭を持たない絵文字用、画面用のフォントは使えません",
      ),
    en: ({ path, table }) =>
      say(
        `font ${quote(path)} has no table ${quote(table)}`,
        ANEW_EN,
        "use a font with outlines: emoji and screen fonts without them cannot be printed",
      ),
  },
  "font/wrong-checksum": {
    ja: ({ path, table }) =>
      say(
        `フォント ${quote(path)} が壊れています（${quote(table)} テーブルのチェックサムが合いません）`,
        ANEW_JA,
      ),
    en: ({ path, table }) =>
      say(
        `font ${quote(path)} is damaged (the checksum of table ${quote(table)} does not match)`,
        ANEW_EN,
      ),
  },
  "font/malformed-table": {
    ja: ({ path, table, offset }) =>
      say(
        `フォント ${quote(path)} の ${quote(table)} テーブルが正しくありません（位置 ${offset}）`,
        ANEW_JA,
      ),
    en: ({ path, table, offset }) =>
      say(
        `table ${quote(table)} of font ${quote(path)} is malformed (at offset ${offset})`,
        ANEW_EN,
      ),
  },
  "font/no-unicode-characters": {
    ja: ({ path }) =>
      say(
        `フォント ${quote(path)} には Unicode の文字表がありません`,
        "記号専用や外字専用ではない、Unicode に対応したフォントを使ってください",
      ),
    en: ({ path }) =>
      say(
        `font ${quote(path)} has no table of Unicode characters`,
        "use a font that is made for Unicode, not a symbol font",
      ),
  },
  "font/embedding-restricted": {
    ja: ({ path, family, fsType }) =>
      say(
        `フォント「${family}」（${quote(path)}）は埋め込みが禁じられています（fsType ${fsType}）`,
        OTHER_JA,
      ),
    en: ({ path, family, fsType }) =>
      say(`font ${quote(family)} (${quote(path)}) forbids embedding (fsType ${fsType})`, OTHER_EN),
  },
  "font/bitmap-embedding-only": {
    ja: ({ path, family, fsType }) =>
      say(
        `フォント「${family}」（${quote(path)}）は輪郭の埋め込みが禁じられています（fsType ${fsType}）`,
        OTHER_JA,
      ),
    en: ({ path, family, fsType }) =>
      say(
        `font ${quote(family)} (${quote(path)}) forbids embedding its outlines (fsType ${fsType})`,
        OTHER_EN,
      ),
  },
  "font/embedded-whole": {
    ja: ({ path, family, fsType }) =>
      say(
        `フォント「${family}」（${quote(path)}）は切り出しが禁じられているので、丸ごと埋め込みます（fsType ${fsType}）`,
        "ファイルが大きくて困るときは、切り出しを認めている別のフォントを `fonts/` に置いてください",
      ),
    en: ({ path, family, fsType }) =>
      say(
        `font ${quote(family)} (${quote(path)}) forbids subsetting and is embedded whole (fsType ${fsType})`,
        "if the files become too large, put a font that allows subsetting into `fonts/`",
      ),
  },
  "font/variable": {
    ja: ({ path, family, style }) =>
      say(
        `フォント「${family}」（${quote(path)}）はバリアブルフォントなので、既定の太さ（${style}）だけで使います`,
        "ほかの太さを使うには、太さごとに分かれたフォント（配布物の `static` フォルダーなど）を置いてください",
      ),
    en: ({ path, family, style }) =>
      say(
        `font ${quote(family)} (${quote(path)}) is a variable font and is used at its default weight only (${style})`,
        "for another weight, put the font of that weight there, often in a folder `static`",
      ),
  },
};
