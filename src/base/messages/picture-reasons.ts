import type { MessageLanguage } from "./catalogue.ts";

/** Why a file is no picture that a letter may have. */
export type PictureReason =
  | "bytes"
  | "pixels"
  | "kind"
  | "ending"
  | "damaged"
  | "cmyk"
  | "coding"
  | "animated";

interface Why {
  readonly reason: PictureReason;
  readonly found: string;
  readonly limit: string;
}

/** Says why a picture is refused, and what to do about it. */
export function pictureTexts(
  { reason, found, limit }: Why,
  language: MessageLanguage,
): readonly [wrong: string, hint: string] {
  const fill = (text: string): string =>
    text.replaceAll("{found}", found).replaceAll("{limit}", limit);
  const { wrong, hint } = (REASONS[reason] ?? REASONS.damaged)[language];
  const isUnknown = reason === "kind" && found === "";
  return [isUnknown ? UNKNOWN[language] : fill(wrong), fill(hint)];
}

type Words = Readonly<Record<MessageLanguage, { readonly wrong: string; readonly hint: string }>>;

const UNKNOWN: Readonly<Record<MessageLanguage, string>> = {
  ja: "PNG でも JPEG でもないファイルです",
  en: "it is neither PNG nor JPEG",
};

const REASONS: Readonly<Record<PictureReason, Words>> = {
  bytes: {
    ja: {
      wrong: "大きさが {found} MB あります（上限 {limit} MB）",
      hint: "画像を縮小するか、圧縮の度合いを上げて保存してください",
    },
    en: {
      wrong: "it has {found} MB (limit {limit})",
      hint: "make it smaller, or compress it more",
    },
  },
  pixels: {
    ja: {
      wrong: "画素数が {found} あります（上限 {limit}00万画素）",
      hint: "画像を縮小して保存してください。A4 の幅いっぱいの写真でも、横 2,000 画素で足ります",
    },
    en: {
      wrong: "it has {found} pixels (limit {limit} million)",
      hint: "scale it down: 2,000 pixels across are enough for the width of a sheet",
    },
  },
  kind: {
    ja: {
      wrong: "{found} のファイルです",
      hint: "画像のソフトで PNG か JPEG として保存してください。図形やロゴは PNG が鮮明です",
    },
    en: {
      wrong: "it is a {found} file",
      hint: "save it as PNG or JPEG; drawings are sharper as PNG",
    },
  },
  ending: {
    ja: {
      wrong: "名前の終わりと違って、中身は {found} です",
      hint: "名前の終わりを中身に合わせてください（.png、.jpg）",
    },
    en: {
      wrong: "its name ends otherwise, but it is {found}",
      hint: "rename it to end in what it is (.png, .jpg)",
    },
  },
  damaged: {
    ja: {
      wrong: "ファイルが途中で切れているか、壊れています",
      hint: "元の画像を開けるか確かめて、もう一度保存するか受け取ってください",
    },
    en: {
      wrong: "it ends early, or is damaged",
      hint: "open the original, and save or fetch it again",
    },
  },
  cmyk: {
    ja: {
      wrong: "印刷用の色（CMYK）の JPEG です",
      hint: "画像のソフトで色を RGB（sRGB）に変えて保存してください",
    },
    en: { wrong: "it is a JPEG in CMYK", hint: "convert its colours to RGB (sRGB) and save it" },
  },
  coding: {
    ja: {
      wrong: "PDF や Word で表示できない種類の JPEG です",
      hint: "画像のソフトで、普通の JPEG か PNG として保存してください",
    },
    en: {
      wrong: "PDF and Word do not show its kind of JPEG",
      hint: "save it as a usual JPEG, or PNG",
    },
  },
  animated: {
    ja: { wrong: "動く画像です", hint: "動かない1枚の PNG として保存してください" },
    en: { wrong: "it is animated", hint: "save one still picture as PNG" },
  },
};
