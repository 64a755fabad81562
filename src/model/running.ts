/** Where running text stands: at the head or the foot of the sheet, at the left, in the middle or at the right as the sheet lies. */
export type RunningPlace = `${RunningEdge}-${RunningSide}`;

/** 柱 at the head (ヘッダー), at the foot (フッター). */
export type RunningEdge = "header" | "footer";

type RunningSide = "left" | "center" | "right";

/** All places, in the order of reading. */
export const RUNNING_PLACES: readonly RunningPlace[] = [
  "header-left",
  "header-center",
  "header-right",
  "footer-left",
  "footer-center",
  "footer-right",
];

/** What stands in a place. */
export interface RunningSlot<T> {
  readonly place: RunningPlace;
  readonly text: T;
}

/** The running text of the pages of a part: of its first page, and of the others. The same list twice where its first page is as the others. */
export interface PartRunning<T> {
  readonly first: readonly RunningSlot<T>[];
  readonly others: readonly RunningSlot<T>[];
}

/** The running text of a letter (柱), and of the 別紙 in it by the names of their page formats. */
export interface Running<T> {
  readonly letter: PartRunning<T>;
  readonly parts: Readonly<Record<string, PartRunning<T>>>;
}

/** Gives the running text of a part; `name` is undefined for the letter itself. */
export function partRunning<T>(
  running: Running<T> | undefined,
  name: string | undefined,
): PartRunning<T> {
  if (running === undefined) return NOTHING;
  if (name === undefined || !Object.hasOwn(running.parts, name)) return running.letter;
  return running.parts[name] ?? running.letter;
}

const NO_SLOTS: readonly RunningSlot<never>[] = [];
const NOTHING: PartRunning<never> = { first: NO_SLOTS, others: NO_SLOTS };

/** Gives another value for each text; a first page that is as the others stays so. */
export function mapRunning<T, U>(
  { letter, parts }: Running<T>,
  change: (text: T) => U,
): Running<U> {
  const slots = (list: readonly RunningSlot<T>[]): readonly RunningSlot<U>[] =>
    list.map(({ place, text }) => ({ place, text: change(text) }));
  const part = ({ first, others }: PartRunning<T>): PartRunning<U> => {
    const changed = slots(others);
    return { first: first === others ? changed : slots(first), others: changed };
  };
  return {
    letter: part(letter),
    parts: Object.fromEntries(Object.entries(parts).map(([name, one]) => [name, part(one)])),
  };
}

/** What stands on the pages of each kind: of the letter and of each 別紙 the first page, if it is not as the others, and the others. */
export function runningTextSets<T>({
  letter,
  parts,
}: Running<T>): readonly (readonly RunningSlot<T>[])[] {
  return [letter, ...Object.values(parts)].flatMap(({ first, others }) =>
    first === others ? [others] : [first, others],
  );
}

/** All texts of it, one after the other. */
export function runningTexts<T>(running: Running<T>): readonly T[] {
  return runningTextSets(running).flatMap((slots) => slots.map(({ text }) => text));
}
