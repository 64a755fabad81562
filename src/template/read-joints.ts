import { mmToSp, type Sp } from "../base/units.ts";
import type { PageFormat, SealJoint } from "../model/page-format.ts";
import type { Running } from "../model/running.ts";
import { jointEdge } from "../model/seal-joints.ts";
import type { FrontMap, FrontNode, FrontText } from "./front-matter.ts";
import { lengthOf } from "./read-length.ts";
import { entryOf, type Report, refuseUnknownKeys, textOf, wrongValue } from "./settings-reader.ts";

/** The settings that ask for the place of a seal that is half on another sheet: offices call the two kinds by opposite names. */
export const JOINT_KEYS = ["契印", "割印"] as const;

/**
 * Reads the settings 契印 and 割印, each of which says where: `とじ目`, `上辺`, or a map with 位置 and 大きさ.
 *
 * Shape: of the size of the letter's own seal where none is said, else of 18 mm. 別紙 are sheets of the letter.
 * Errors: template/unknown-key, template/wrong-value.
 */
export function withJoints(
  format: PageFormat,
  settings: FrontMap,
  running: Running<FrontText> | undefined,
  report: Report,
): PageFormat {
  const joints = JOINT_KEYS.flatMap((key) => {
    const node = entryOf(settings, key)?.value;
    const joint = node && jointOf(node, key, format, report);
    if (node === undefined || joint === undefined) return [];
    const isOver = joint.place === "top" && hasHeaderThere(running);
    const pages = [format, ...Object.values(format.parts ?? {})];
    if (!pages.every((page) => hasRoom(joint, page))) wrongValue(node, key, "joint-room", report);
    else if (isOver) wrongValue(node, key, "joint-header", report);
    return [joint];
  });
  if (joints.length === 0) return format;
  const parts = Object.entries(format.parts ?? {}).map(([name, part]) => [
    name,
    { ...part, joints },
  ]);
  return { ...format, joints, ...(format.parts && { parts: Object.fromEntries(parts) }) };
}

function jointOf(
  node: FrontNode,
  key: string,
  { seal = USUAL_SIZE }: PageFormat,
  report: Report,
): SealJoint | undefined {
  if (node.kind === "map") refuseUnknownKeys(node, ["位置", "大きさ"], report);
  const said = node.kind === "map" ? textOf(node, "位置", report) : node;
  const place = said?.kind === "text" ? PLACES[said.value] : undefined;
  if (place === undefined) {
    wrongValue(said ?? node, key, "joint", report);
    return undefined;
  }
  const size = node.kind === "map" ? lengthOf(node, "大きさ", report) : undefined;
  if (size !== undefined && (size < SMALLEST || size > LARGEST)) {
    wrongValue(node, key, "seal", report);
  }
  return { place, size: size ?? seal };
}

/** Whether half of the seal is in the margin: nothing is printed there. */
function hasRoom(joint: SealJoint, { writingMode, margins }: PageFormat): boolean {
  return margins[jointEdge(joint, { writingMode })] * 2 >= joint.size;
}

/** Browsers have one place in the middle of the head. */
function hasHeaderThere(running: Running<FrontText> | undefined): boolean {
  return running?.letter.first.some(({ place }) => place === "header-center") === true;
}

const PLACES: Readonly<Record<string, SealJoint["place"]>> = {
  とじ目: "binding",
  綴じ目: "binding",
  つづり目: "binding",
  継ぎ目: "binding",
  つなぎ目: "binding",
  上辺: "top",
  上辺中央: "top",
};

/** That of an office's seal or smaller; no rule says one. */
const USUAL_SIZE: Sp = mmToSp(18);
/** From the seal of a person to that of a minister's commendation. */
const SMALLEST = mmToSp(10);
const LARGEST = mmToSp(60);
