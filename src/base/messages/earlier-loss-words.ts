import type { LossKind } from "./import-losses.ts";

/** Words for kinds of loss that earlier versions named: what was typed after --accept then is still read. */
export const EARLIER_LOSS_WORDS: ReadonlyMap<string, LossKind> = new Map<string, LossKind>([
  ["書体", "font"],
  ["ひな形にない圏点", "mark"],
  ["ルビの中の飾り", "reading"],
  ["差し込みの印", "braces"],
]);
