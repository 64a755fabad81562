import { error } from "../base/diagnostic.ts";
import { mmToSp, type Sp, sp } from "../base/units.ts";
import type { JointSeal, LetterSettings, SealPicture } from "../model/letter-settings.ts";
import type { PageFormat } from "../model/page-format.ts";
import type { FrontMap, FrontNode } from "./front-matter.ts";
import { lengthOf } from "./read-length.ts";
import { entryOf, type Report, refuseUnknownKeys, textOf, wrongValue } from "./settings-reader.ts";

/** What the setting 公印 says. */
export interface Seals extends Pick<LetterSettings, "seal" | "jointSeals"> {
  /** The pages of the letter with the room that a seal needs: that of the largest, so that the names of joint signers end alike. */
  readonly format: PageFormat;
}

/**
 * Reads the setting 公印: the side of the seal, for which the sender's name leaves room, or a map with its picture (電子公印), or with
 * those of several who sign together (連名).
 *
 * Errors: template/unknown-key, template/missing-key, template/wrong-value.
 */
export function readSeals(format: PageFormat, settings: FrontMap, report: Report): Seals {
  const map = entryOf(settings, "公印")?.value;
  if (map?.kind !== "map") {
    const side = sideOf(settings, "公印", report);
    return { format: side === undefined ? format : { ...format, seal: side } };
  }
  const list = entryOf(map, "連名")?.value;
  const side = sideOf(map, "大きさ", report);
  if (list === undefined) {
    const seal = pictureOf(map, report);
    return {
      format: side === undefined ? format : { ...format, seal: side },
      ...(seal && { seal }),
    };
  }
  refuseUnknownKeys(map, ["大きさ", "連名"], report);
  needKeys(map, ["大きさ"], report);
  const items = list.kind === "list" && list.items.length > 0 ? list.items : undefined;
  if (items === undefined) wrongValue(list, "連名", JOINT_EXAMPLE, report);
  const jointSeals = (items ?? []).flatMap((one) => jointSealOf(one, side, report) ?? []);
  const largest = Math.max(side ?? 0, ...jointSeals.map((one) => one.side ?? 0));
  return { format: largest === 0 ? format : { ...format, seal: sp(largest) }, jointSeals };
}

/** The picture of the one seal of a letter. */
function pictureOf(map: FrontMap, report: Report): SealPicture | undefined {
  const keys = ["大きさ", "画像", "代替文"];
  refuseUnknownKeys(map, [...keys, "連名"], report);
  needKeys(map, keys, report);
  const [file, alt] = [textOf(map, "画像", report), textOf(map, "代替文", report)];
  if (file === undefined || alt === undefined) return undefined;
  return { file: file.value, alt: alt.value, at: file.at };
}

/** One of those who sign together, with the picture of the seal or without one. */
function jointSealOf(
  node: FrontNode,
  usual: Sp | undefined,
  report: Report,
): JointSeal | undefined {
  if (node.kind !== "map") {
    wrongValue(node, "連名", JOINT_EXAMPLE, report);
    return undefined;
  }
  const file = textOf(node, "画像", report);
  const isNone = file?.value === NO_PICTURE;
  refuseUnknownKeys(node, ["差出人", "大きさ", "画像", "代替文"], report);
  needKeys(node, ["差出人", "画像", ...(isNone ? [] : ["代替文"])], report);
  const signer = textOf(node, "差出人", report);
  const alt = isNone ? undefined : textOf(node, "代替文", report);
  const side = sideOf(node, "大きさ", report) ?? usual;
  if (signer === undefined || file === undefined) return undefined;
  const picture = alt && { file: file.value, alt: alt.value, at: file.at };
  return {
    signer: signer.value,
    at: signer.at,
    ...(side && { side }),
    ...(picture && { picture }),
  };
}

function needKeys(map: FrontMap, keys: readonly string[], report: Report): void {
  for (const key of keys) {
    if (entryOf(map, key) === undefined) report(error("template/missing-key", map.at, { key }));
  }
}

function sideOf(map: FrontMap, key: string, report: Report): Sp | undefined {
  const side = lengthOf(map, key, report);
  if (side === undefined || (side >= SMALLEST && side <= LARGEST)) return side;
  const node = entryOf(map, key)?.value;
  if (node !== undefined) wrongValue(node, key, "seal", report);
  return undefined;
}

/** Says of a signer that the seal is put on the printed letter. */
const NO_PICTURE = "なし";
const JOINT_EXAMPLE = "{ 差出人: …, 画像: … }";
/** From the seal of a person to that of a minister's commendation. */
const SMALLEST = mmToSp(10);
const LARGEST = mmToSp(60);
