/** Why a letter's PDF cannot be put into the print run. */
export type UnjoinableReason = "missing" | "changed" | "encrypted" | "layers" | "broken";

/** The same in words. */
export const UNJOINABLE_JA: Readonly<Record<UnjoinableReason, string>> = {
  missing: "ファイルがありません",
  changed: "台帳に記録したものと違います",
  encrypted: "暗号がかかっています",
  layers: "表示を切り替えられるレイヤーがあります",
  broken: "PDF のつくりが壊れています",
};

/** The same in English. */
export const UNJOINABLE_EN: Readonly<Record<UnjoinableReason, string>> = {
  missing: "it is not there",
  changed: "it is not the one that the ledger records",
  encrypted: "it is encrypted",
  layers: "it has layers that can be switched on and off",
  broken: "its structure is broken",
};
