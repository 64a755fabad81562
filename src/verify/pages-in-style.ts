import type { Element } from "@xmldom/xmldom";
import type { WritingMode } from "../model/page-format.ts";
import { pagesForm, partForms } from "../model/pages-form.ts";
import type { Paper } from "../model/verification.ts";
import { elementsOf } from "./docx-parts.ts";

/** The pages of a letter or of a part of it. */
interface PagesSeen {
  readonly writingMode: WritingMode;
  readonly paper: Paper;
  readonly form: string;
}

/** The pages of a letter in a page for browsers, as its classes and its style say. */
export interface StyledPages {
  readonly first: PagesSeen;
  readonly parts: ReturnType<typeof partForms>;
  /** The names of the pages in the style, empty for the letter's own. */
  readonly ids: readonly string[];
  /** One where the letter begins with a 別紙, whose pages are then the first. */
  readonly firstSections: number;
}

/** Reads how the pages of a letter and of its parts lie. */
export function pagesInStyle(root: Element, head: Element, main: Element): StyledPages {
  const own = lettersPages(root, head);
  const sections = elementsOf(main).filter(({ tagName }) => tagName === "section");
  const isLed = elementsOf(main)[0]?.tagName === "section";
  const ids = sections.map((one) => (one.getAttribute("class") ?? "").split(" ")[1] ?? "");
  const read = sections.map((section) => sectionPages(section, own));
  const all = isLed ? read : [own, ...read];
  return {
    first: all[0] ?? own,
    parts: partForms(all.map(({ form }) => form)),
    ids: isLed ? ids : ["", ...ids],
    firstSections: isLed ? 1 : 0,
  };
}

/** The text of a page's style. */
export function styleOf(head: Element): string {
  return elementsOf(head).find(({ tagName }) => tagName === "style")?.textContent ?? "";
}

/** The lines run as both say: the class that people and programs look at, and the style that browsers obey. */
export function writingModeOf(root: Element, head: Element): WritingMode {
  const styled = /^html \{ writing-mode: ([a-z-]+);/mu.exec(styleOf(head))?.[1];
  return styled === "vertical-rl" && root.getAttribute("class") === "vertical-rl"
    ? "vertical-rl"
    : "horizontal-tb";
}

/** The paper that the page is printed on. */
function paperOf(head: Element): Paper {
  const size = /^@page \{ size: (?<width>[\d.]+)pt (?<height>[\d.]+)pt;/mu.exec(styleOf(head));
  return { width: Number(size?.groups?.["width"]), height: Number(size?.groups?.["height"]) };
}

function lettersPages(root: Element, head: Element): PagesSeen {
  const [writingMode, paper] = [writingModeOf(root, head), paperOf(head)];
  return { writingMode, paper, form: pagesForm(writingMode, paper) };
}

/** The pages of a 別紙, as its class and the style say; those of the letter where no style is for it. */
function sectionPages(section: Element, own: PagesSeen): PagesSeen {
  const [, id = "", mode = ""] = (section.getAttribute("class") ?? "").split(" ");
  const [head] = elementsOf(section.ownerDocument?.documentElement ?? null);
  if (head === undefined || !PART_ID.test(id)) return own;
  const style = styleOf(head);
  const turned = elementsOf(section).some(({ tagName }) => tagName === "div");
  const rule = new RegExp(
    turned
      ? `^\\.${id} \\.turned \\{ float: left; writing-mode: (?<mode>[a-z-]+);`
      : `^\\.${id} \\{ page: ${id}; writing-mode: (?<mode>[a-z-]+);`,
    "mu",
  );
  const size = new RegExp(
    `^@page ${id} \\{ size: (?<width>[\\d.]+)pt (?<height>[\\d.]+)pt;`,
    "mu",
  ).exec(style)?.groups;
  const styled = rule.exec(style)?.groups?.["mode"];
  if (styled === undefined || size === undefined) return own;
  const paper = { width: Number(size["width"]), height: Number(size["height"]) };
  const writingMode = styled === "vertical-rl" ? styled : "horizontal-tb";
  const form = pagesForm(writingMode, paper);
  return { writingMode, paper, form: styled === mode ? form : `${form} ${mode}` };
}

/** What the pages of a part are called. */
export const PART_ID: RegExp = /^part-\d{1,2}$/u;
