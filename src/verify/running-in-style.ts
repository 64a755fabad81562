/** A margin box of printed pages: which pages, which box, and what stands in it. */
const BOX =
  /^@page(?: (?<page>part-\d{1,2}))?(?: ?(?<first>:first))? \{ @(?<edge>top|bottom)-(?<side>left|center|right) \{ writing-mode: horizontal-tb; font-size: [1-9]\d?(?:\.\d{1,3})?pt; content: (?<content>none|(?:"(?:[^"\\\n]|\\[0-9a-f]{1,2} )*"|counter\(pages?\))(?: (?:"(?:[^"\\\n]|\\[0-9a-f]{1,2} )*"|counter\(pages?\)))*); \} \}$/u;

/** The number at the foot of pages, in their own rule. */
const NUMBER =
  /^@page(?: (?<page>part-\d{1,2}))? \{ .* @bottom-center \{ (?:writing-mode: horizontal-tb; )?content: (?<content>.*?); \} \}$/u;

/** Tells whether a line of a style is a box at the head or the foot of pages. */
export function isRunningRule(line: string): boolean {
  return BOX.test(line);
}

/**
 * Reads what stands at the head and the foot of a letter's printed pages and of those of its parts, as `lettersRunning` says it;
 * nothing where the style has no boxes but that of the page's number. `parts` are the names of the pages of the letter and its parts
 * in order, empty for those on the letter's own.
 */
export function runningInStyle(style: string, parts: readonly string[]): readonly string[] {
  const boxes = new Map<string, string>();
  let hasBoxes = false;
  for (const line of style.split("\n")) {
    const box = BOX.exec(line)?.groups;
    const {
      page = "",
      first = "",
      edge = "bottom",
      side = "center",
      content = "",
    } = box ?? NUMBER.exec(line)?.groups ?? {};
    if (content === "") continue;
    hasBoxes ||= box !== undefined;
    boxes.set(`${page}${first} ${edge}-${side}`, saidContent(content));
  }
  if (!hasBoxes) return [];
  return parts.flatMap((page, part) =>
    linesOf(boxes, page).map((line) => (part === 0 ? line : `${part + 1}: ${line}`)),
  );
}

function linesOf(boxes: ReadonlyMap<string, string>, page: string): readonly string[] {
  const own = (place: string): string =>
    boxes.get(`${page} ${place}`) ?? boxes.get(` ${place}`) ?? "";
  const others = said(own, "");
  const hasFirst = PLACES.some(([place]) => boxes.has(`${page}:first ${place}`));
  if (!hasFirst) return others;
  const first = said((place) => boxes.get(`${page}:first ${place}`) ?? own(place), "1 ");
  if (first.join("\n") === others.map((line) => `1 ${line}`).join("\n")) return others;
  return [...(first.length === 0 ? ["1 -"] : first), ...others];
}

function said(textOf: (place: string) => string, mark: string): readonly string[] {
  return PLACES.flatMap(([box, place]) => {
    const text = textOf(box);
    return text === "" ? [] : [`${mark}${place} ${text}`];
  });
}

const PLACES: readonly (readonly [box: string, place: string])[] = [
  ["top-left", "header-left"],
  ["top-center", "header-center"],
  ["top-right", "header-right"],
  ["bottom-left", "footer-left"],
  ["bottom-center", "footer-center"],
  ["bottom-right", "footer-right"],
];

function saidContent(content: string): string {
  if (content === "none") return "";
  return content.replaceAll(PIECE, (_piece: string, text: string | undefined, counter: string) => {
    if (text !== undefined) return text.replaceAll(ESCAPE, unescaped);
    return counter === "pages" ? "{pages}" : "{page}";
  });
}

/** A piece of a box, with the space that parts it from the next. */
const PIECE =
  /(?:"((?:[^"\\]|\\[0-9a-f]{1,2} )*)"|counter\((pages|page)(?:, [a-z-]+)?\))(?: (?=["c])|$)/gu;
const ESCAPE = /\\([0-9a-f]{1,2}) /gu;

function unescaped(_escape: string, code: string): string {
  return String.fromCodePoint(Number.parseInt(code, 16));
}
