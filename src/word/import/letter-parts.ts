import { partName } from "../../base/part-name.ts";
import type { WordFile } from "../open-word.ts";
import { parseXml } from "../parse-xml.ts";
import type { Story } from "../story.ts";
import type { XmlElement } from "../xml-tree.ts";
import { attributeIn, childElements, childNamed } from "./properties.ts";

/** The parts of a Word file that say what a letter is and looks like. */
export interface LetterParts {
  readonly path: string;
  readonly main: Story | undefined;
  readonly body: XmlElement | undefined;
  /** Whether the pages have a colour or a picture behind their text. */
  readonly hasBackground: boolean;
  /** The part of a name, beside the body where the name has no folder; undefined if there is none that can be read. */
  readonly part: (name: string) => XmlElement | undefined;
  /** The part that the body's relationship of an id leads to. */
  readonly related: (id: string) => XmlElement | undefined;
}

/**
 * Finds the body of a Word file, and what is beside it.
 *
 * Source: ECMA-376 Part 2 (relationships), Part 1, 11.3.10 (main document).
 */
export function letterParts({ path, parts, stories }: WordFile): LetterParts {
  const [main] = stories;
  const name = main?.name ?? "";
  const cut = name.lastIndexOf("/") + 1;
  const folder = name.slice(0, cut);
  const part = (wanted: string): XmlElement | undefined => {
    const bytes = parts.get(wanted.includes("/") ? wanted : `${folder}${wanted}`);
    const document = bytes === undefined ? undefined : parseXml(new TextDecoder().decode(bytes));
    return typeof document === "string" ? undefined : document?.root;
  };
  const relationships = childElements(part(`${folder}_rels/${name.slice(cut)}.rels`));
  return {
    path,
    main,
    body: childNamed(main?.document.root, "w:body"),
    hasBackground: childNamed(main?.document.root, "w:background") !== undefined,
    part,
    related: (id) => {
      const found = relationships.find((one) => attributeIn(one, "Id") === id);
      const target = attributeIn(found, "Target");
      return target === undefined ? undefined : part(partName(folder, target));
    },
  };
}
