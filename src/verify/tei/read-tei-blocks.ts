import type {
  Block,
  BlockPlacement,
  BlockRole,
  Inline,
  ItemLevel,
  ListItem,
  Table,
  TableColumn,
  TableRow,
} from "../../model/letter.ts";
import { readPlacedInlines, readTeiInlines } from "./read-tei-inlines.ts";
import { attributesOf, elementsIn, type TeiElement } from "./tei-element.ts";

/** Reads the blocks of a body, or of what opens, closes or divides it. Errors: throws at whatever our files do not have. */
export function readTeiBlocks(parent: TeiElement): readonly Block[] {
  return elementsIn(parent).flatMap((element) => readPart(element, parent));
}

function readPart(element: TeiElement, parent: TeiElement): readonly Block[] {
  const isFrame = parent.name === "opener" || parent.name === "closer";
  switch (element.name) {
    case "opener":
    case "closer":
      attributesOf(element);
      return readTeiBlocks(element);
    case "div":
      return readDivision(element);
    case "fw":
      return [];
    case "pb":
      return [readPageBreak(element)];
    case "milestone":
      return [readMilestone(element)];
    case "list":
      return readList(element);
    case "note":
      return [readNote(element)];
    case "table":
      return [readTable(element)];
    case "p":
      // A body without text has an empty one.
      return element.children.length === 0 ? [] : [textBlock("paragraph", element)];
    case "ab":
      return [textBlock(roleOf(element), element)];
    case "seg":
      return [textBlock(isFrame ? roleOf(element) : undefined, element)];
    case "salute":
      return [textBlock(parent.name === "opener" ? "salutation" : "complimentary-close", element)];
    case "dateline":
      return [textBlock("date-line", element)];
    case "signed":
      return [textBlock("sender", element)];
    default:
      throw new Error(`<${element.name}> is in <${parent.name}>`);
  }
}

/** A heading and what follows it; `n` is its level. */
function readDivision(element: TeiElement): readonly Block[] {
  const { type, n } = attributesOf(element, "type", "n");
  const level = Number(n);
  const [head] = elementsIn(element);
  if (type !== "section" || head?.name !== "head") throw new Error("a <div> has no heading");
  if (level !== 1 && level !== 2 && level !== 3) throw new Error(`a heading's level is ${n}`);
  const { rend } = attributesOf(head, "rend");
  const heading: Block = { type: "heading", level, ...textOf(head, rend) };
  const rest = { ...element, children: element.children.filter((child) => child !== head) };
  return [heading, ...readTeiBlocks(rest)];
}

type PlainRole = Exclude<BlockRole, "heading" | "list-item">;

function textBlock(role: PlainRole | undefined, element: TeiElement): Block {
  if (role === undefined) throw new Error(`<${element.name}> is a block`);
  const { rend } = attributesOf(element, "rend", "type");
  return { type: role, ...textOf(element, rend) };
}

function textOf(
  element: TeiElement,
  rend: string | undefined,
): {
  readonly inlines: readonly Inline[];
  readonly placement: BlockPlacement;
  readonly origin: undefined;
  readonly place?: number;
} {
  return {
    ...readPlacedInlines(element.children),
    placement: placementOf(rend),
    origin: undefined,
  };
}

function roleOf(element: TeiElement): PlainRole {
  const { type } = attributesOf(element, "rend", "type");
  if (!isPlainRole(type)) throw new Error(`a block is ${type}`);
  return type;
}

const PLAIN_ROLES: Readonly<Record<Exclude<PlainRole, "paragraph">, true>> = {
  salutation: true,
  "complimentary-close": true,
  "date-line": true,
  sender: true,
  addressee: true,
  "document-number": true,
  subject: true,
  "notes-head": true,
  "notes-end": true,
  postscript: true,
  "corner-mark": true,
  figure: true,
  "figure-caption": true,
};

function isPlainRole(word: string | undefined): word is keyof typeof PLAIN_ROLES {
  return word !== undefined && Object.hasOwn(PLAIN_ROLES, word);
}

function readPageBreak(element: TeiElement): Block {
  attributesOf(element);
  elementsIn(element);
  return { type: "page-break", origin: undefined };
}

function readMilestone(element: TeiElement): Block {
  const { unit, n: name } = attributesOf(element, "unit", "n");
  elementsIn(element);
  if (unit === "part") return { type: "part-break", name: name ?? "", origin: undefined };
  if (unit !== "blank-line" || name !== undefined) {
    throw new Error("a milestone is neither an empty line nor a 別紙");
  }
  return { type: "blank-line", origin: undefined };
}

/** Labels and items in turn; a list within an item has the items of a greater depth. */
function readList(element: TeiElement): readonly ListItem[] {
  const { type, n } = attributesOf(element, "type", "n");
  const depth = Number(n);
  if (type !== "items" || !Number.isInteger(depth) || depth < 0) throw new Error("a list is odd");
  const found: ListItem[] = [];
  const parts = elementsIn(element);
  for (let at = 0; at < parts.length; at += 2) {
    const [label, item] = [parts[at], parts[at + 1]];
    if (label?.name !== "label" || item?.name !== "item") throw new Error("an item has no label");
    attributesOf(label);
    const { rend } = attributesOf(item, "rend");
    const lists = item.children.filter(
      (child) => typeof child !== "string" && child.name === "list",
    );
    const text = item.children.filter((child) => !lists.includes(child));
    // The lines of the file end where a list begins or ends within its item.
    const placed = readPlacedInlines(
      text.map((one) => (typeof one === "string" ? one.replaceAll("\n", "") : one)),
    );
    found.push({
      type: "list-item",
      depth,
      label: readTeiInlines(label.children),
      ...placed,
      ...placedItem(rend),
      origin: undefined,
    });
    for (const list of lists) if (typeof list !== "string") found.push(...readList(list));
  }
  return found;
}

/** A note after the text that has its mark, or with the others of its part. */
function readNote(element: TeiElement): ListItem {
  const {
    place,
    n,
    rend,
    target,
    "xml:id": id,
  } = attributesOf(element, "xml:id", "target", "place", "n", "rend");
  const number = Number(/^note-(?<number>\d{1,4})$/u.exec(id ?? "")?.groups?.["number"]);
  const where = (["foot", "end", "beneath"] as const).find((one) => NOTE_PLACES[one] === place);
  if (!(number > 0) || target !== `#mark-${number}` || where === undefined || n === undefined) {
    throw new Error("a note does not say whose it is");
  }
  const [label, ...text] = element.children;
  if (label === undefined || typeof label === "string" || label.name !== "label") {
    throw new Error("a note has no label");
  }
  attributesOf(label);
  return {
    type: "list-item",
    depth: 0,
    label: readTeiInlines(label.children),
    ...readPlacedInlines(text),
    placement: placementOf(rend),
    origin: undefined,
    note: { number, place: where, name: n },
  };
}

const NOTE_PLACES = { foot: "bottom", end: "end", beneath: "below" } as const;

/** Where an item is, and the series that its number is of. */
function placedItem(rend: string | undefined): Pick<ListItem, "placement" | "level"> {
  const words = rend?.split(" ") ?? [];
  const level = LEVELS.find((one) => words.includes(`level(${one})`));
  const rest = words.filter((word) => word !== `level(${level})`).join(" ");
  const placement = placementOf(rest === "" ? undefined : rest);
  return level === undefined ? { placement } : { placement, level };
}

const LEVELS: readonly ItemLevel[] = [1, 2, 3, 4, 5, 6, 7];

function readTable(element: TeiElement): Table {
  const { rend = "" } = attributesOf(element, "rend");
  const columns = rend === "" ? [] : rend.split(" ").map(columnOf);
  const parts = elementsIn(element);
  const [first] = parts;
  const hasCaption = first?.name === "head";
  const rows = (hasCaption ? parts.slice(1) : parts).map((row) => readRow(row, columns));
  const caption = hasCaption
    ? { type: "table-caption" as const, ...textOf(first, attributesOf(first, "rend").rend) }
    : undefined;
  return {
    type: "table",
    caption,
    columns,
    head: rows.filter(({ isHead }) => isHead).map(({ row }) => row),
    rows: rows.filter(({ isHead }) => !isHead).map(({ row }) => row),
    origin: undefined,
  };
}

function readRow(
  element: TeiElement,
  columns: readonly TableColumn[],
): { readonly isHead: boolean; readonly row: TableRow } {
  const isHead = isLabel(attributesOf(element, "role").role);
  const cells = elementsIn(element);
  if (element.name !== "row" || cells.length !== columns.length) {
    throw new Error("a row has not the table's columns");
  }
  return {
    isHead,
    row: {
      cells: cells.map((cell) => {
        const { rend, role } = attributesOf(cell, "rend", "role");
        if (cell.name !== "cell") throw new Error(`<${cell.name}> is in a row`);
        const text = textOf(cell, rend);
        return isLabel(role)
          ? { type: "table-head", scope: isHead ? "column" : "row", ...text }
          : { type: "table-cell", ...text };
      }),
      origin: undefined,
    },
  };
}

function isLabel(role: string | undefined): boolean {
  if (role !== undefined && role !== "label") throw new Error(`a cell is ${role}`);
  return role === "label";
}

function columnOf(word: string): TableColumn {
  const said =
    /^column\((?<width>\d+|auto),(?<place>start|center|end|decimal|auto)(?<head>,head)?\)$/u.exec(
      word,
    );
  const { width, place, head } = said?.groups ?? {};
  if (said === null) throw new Error(`a column is ${word}`);
  return {
    width: width === "auto" ? undefined : Number(width),
    alignment: ALIGNMENTS.find((one) => one === place),
    isHead: head !== undefined,
  };
}

const ALIGNMENTS: readonly NonNullable<TableColumn["alignment"]>[] = [
  "start",
  "center",
  "end",
  "decimal",
];

function placementOf(rend: string | undefined): BlockPlacement {
  let placement: BlockPlacement = {};
  for (const word of rend?.split(" ") ?? []) {
    const [, name, said = ""] = /^(?<name>[A-Za-z]+)\((?<said>[^()]+)\)$/u.exec(word) ?? [];
    if (name === "alignment" && (said === "start" || said === "center" || said === "end")) {
      placement = { ...placement, alignment: said };
    } else if (isLength(name) && Number.isFinite(Number(said))) {
      placement = { ...placement, [name]: Number(said) };
    } else throw new Error(`a place is ${word}`);
  }
  return placement;
}

function isLength(name: string | undefined): name is keyof typeof LENGTHS {
  return name !== undefined && Object.hasOwn(LENGTHS, name);
}

const LENGTHS: Readonly<Record<Exclude<keyof BlockPlacement, "alignment">, true>> = {
  indentStart: true,
  indentEnd: true,
  firstLineIndent: true,
  characterSize: true,
  deference: true,
};
