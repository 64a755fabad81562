import { error } from "../base/diagnostic.ts";
import type { PageFormat } from "../model/page-format.ts";
import type {
  PartRunning,
  Running,
  RunningEdge,
  RunningPlace,
  RunningSlot,
} from "../model/running.ts";
import type { FrontMap, FrontNode, FrontText } from "./front-matter.ts";
import { asText, entryOf, type Report, refuseUnknownKeys, wrongValue } from "./settings-reader.ts";

/** The names of the settings for running text (柱). */
export const RUNNING_KEYS = ["ヘッダー", "フッター"] as const;

/**
 * Reads the settings ヘッダー and フッター, and those of each 別紙: what stands at the head and at the foot of all pages.
 *
 * Shape: a text alone stands in the middle; undefined where there is none at all. A 別紙 without the settings has the letter's.
 * Errors: template/unknown-key, template/wrong-value, template/running-over-number.
 */
export function readRunning(
  map: FrontMap,
  format: PageFormat,
  report: Report,
): Running<FrontText> | undefined {
  const letter = runningIn(map, format, NOTHING, report);
  const setting = entryOf(map, "別紙の体裁")?.value;
  const parts: [string, PartRunning<FrontText>][] = Object.entries(format.parts ?? {}).map(
    ([name, page]) => [name, runningIn(settingOf(setting, name), page, letter, report)],
  );
  const all = [letter, ...parts.map(([, part]) => part)];
  if (all.every(({ first, others }) => first.length === 0 && others.length === 0)) return undefined;
  return { letter, parts: Object.fromEntries(parts) };
}

const NO_SLOTS: readonly RunningSlot<FrontText>[] = [];
const NOTHING: PartRunning<FrontText> = { first: NO_SLOTS, others: NO_SLOTS };

/** The page format of all 別紙, or that of one. */
function settingOf(setting: FrontNode | undefined, name: string): FrontMap | undefined {
  if (setting?.kind !== "map") return undefined;
  const own = name === "" ? setting : entryOf(setting, name)?.value;
  return own?.kind === "map" ? own : undefined;
}

function runningIn(
  map: FrontMap | undefined,
  format: PageFormat,
  from: PartRunning<FrontText>,
  report: Report,
): PartRunning<FrontText> {
  const edges = EDGES.map((edge): PartRunning<FrontText> => {
    const entry = map && entryOf(map, KEY_OF[edge]);
    if (entry !== undefined) return edgeIn(entry.value, edge, format, report);
    const own = ({ place }: RunningSlot<FrontText>): boolean => place.startsWith(edge);
    const others = from.others.filter(own);
    return { others, first: from.first === from.others ? others : from.first.filter(own) };
  });
  const others = edges.flatMap((edge) => edge.others);
  const isAlike = edges.every((edge) => edge.first === edge.others);
  return { others, first: isAlike ? others : edges.flatMap((edge) => edge.first) };
}

const EDGES: readonly RunningEdge[] = ["header", "footer"];
const KEY_OF: Readonly<Record<RunningEdge, string>> = { header: "ヘッダー", footer: "フッター" };

function edgeIn(
  node: FrontNode,
  edge: RunningEdge,
  format: PageFormat,
  report: Report,
): PartRunning<FrontText> {
  const others = slotsIn(node, edge, [FIRST_PAGE], format, report);
  const first = node.kind === "map" ? entryOf(node, FIRST_PAGE) : undefined;
  return {
    others,
    first: first === undefined ? others : slotsIn(first.value, edge, [], format, report),
  };
}

const FIRST_PAGE = "最初のページ";

function slotsIn(
  node: FrontNode,
  edge: RunningEdge,
  otherKeys: readonly string[],
  format: PageFormat,
  report: Report,
): readonly RunningSlot<FrontText>[] {
  const key = KEY_OF[edge];
  if (node.kind !== "map") {
    if (node.kind === "text" && node.value === "なし") return [];
    return slotOf(node, key, `${edge}-center`, format, report);
  }
  refuseUnknownKeys(node, [...SIDES.map(([name]) => name), ...otherKeys], report);
  return SIDES.flatMap(([name, side]) => {
    const entry = entryOf(node, name);
    return entry === undefined ? [] : slotOf(entry.value, key, `${edge}-${side}`, format, report);
  });
}

const SIDES = [
  ["左", "left"],
  ["中央", "center"],
  ["右", "right"],
] as const;

function slotOf(
  node: FrontNode,
  key: string,
  place: RunningPlace,
  { pageNumber }: PageFormat,
  report: Report,
): readonly RunningSlot<FrontText>[] {
  const text = asText(node, key, "{ 左: …, 中央: …, 右: … }", report);
  if (text === undefined) return [];
  if (/［＃|[《》｜\n]/u.test(text.value)) {
    wrongValue(text, key, "running", report);
    return [];
  }
  if (place === "footer-center" && pageNumber !== "none") {
    report(error("template/running-over-number", text.at, {}));
  }
  return [{ place, text }];
}
