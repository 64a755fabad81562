import type { LetterRunning, RunningPiece } from "../../model/letter.ts";
import { type PartRunning, RUNNING_PLACES, type RunningSlot } from "../../model/running.ts";
import { attributesOf, type TeiElement } from "./tei-element.ts";

interface Found {
  readonly first: RunningSlot<readonly RunningPiece[]>[];
  readonly others: RunningSlot<readonly RunningPiece[]>[];
  isDivided: boolean;
}

/** Reads the heads and feet of pages (`fw`) of a body and of the parts in it; undefined if there are none. Errors: throws. */
export function readTeiRunning(body: TeiElement): LetterRunning | undefined {
  const letter = nothing();
  const parts = new Map<string, Found>();
  let open = letter;
  let count = 0;
  const visit = (element: TeiElement): void => {
    if (element.name === "milestone" && element.attributes.get("unit") === "part") {
      open = nothing();
      parts.set(element.attributes.get("n") ?? "", open);
    }
    if (element.name === "fw") {
      count += 1;
      readForme(element, open);
      return;
    }
    for (const child of element.children) if (typeof child !== "string") visit(child);
  };
  visit(body);
  if (count === 0) return undefined;
  // A part with pages of its own says all that is on them, and may have nothing; one without a name has what the letter has.
  const own = [...parts].filter(
    ([name, { first, others }]) => name !== "" || first.length + others.length > 0,
  );
  return {
    letter: partOf(letter),
    parts: Object.fromEntries(own.map(([name, part]) => [name, partOf(part)])),
  };
}

function nothing(): Found {
  return { first: [], others: [], isDivided: false };
}

function partOf({ first, others, isDivided }: Found): PartRunning<readonly RunningPiece[]> {
  return { others, first: isDivided ? first : others };
}

function readForme(element: TeiElement, open: Found): void {
  const { type, place: side, subtype } = attributesOf(element, "type", "place", "subtype");
  const place = RUNNING_PLACES.find((one) => one === `${type}-${side}`);
  if (place === undefined) throw new Error(`<fw> is at ${type} ${side}`);
  const text = element.children.map((child): RunningPiece => {
    if (typeof child === "string") return { type: "text", text: child, origin: undefined };
    const number = attributesOf(child, "type").type;
    if (child.name !== "num" || child.children.length > 0)
      throw new Error(`<${child.name}> is in <fw>`);
    if (number !== "page-number" && number !== "page-count")
      throw new Error(`a number is ${number}`);
    return { type: number };
  });
  if (subtype !== undefined) open.isDivided = true;
  if (subtype !== undefined && subtype !== "first" && subtype !== "others") {
    throw new Error(`<fw> is for ${subtype}`);
  }
  (subtype === "first" ? open.first : open.others).push({ place, text });
}
