import { type Diagnostic, error } from "../base/diagnostic.ts";
import { codeText, type Field, findFields, keywordOf } from "./field.ts";
import { hasMergeField } from "./fold-fields.ts";
import type { WordFile } from "./open-word.ts";
import { rootOf } from "./related-part.ts";
import { placeOfNode, type Story } from "./story.ts";
import { decodedAddress, isTaggedAddress, isTaggedLinkField } from "./unlink.ts";
import {
  attributeOf,
  descendants,
  descendantsOf,
  elementsOf,
  textIn,
  type XmlElement,
} from "./xml-tree.ts";

/**
 * Finds links of which only one half is merged: the address has a tag or a field and the words that are shown have none, or a value
 * is all that is shown and the address is the same for everybody. The other half is what Word last had there: another addressee's.
 * Words that are shown and are no address (資料) are everybody's.
 *
 * Shape: to be called before anything is folded or unlinked; links within the file are left aside.
 * Errors: word/link-half-merged.
 * Source: ISO/IEC 29500-1, 17.16.22 (hyperlink), 17.16.5.25 (HYPERLINK).
 */
export function checkLinks({ path, parts, stories }: WordFile): readonly Diagnostic[] {
  return stories.flatMap((story) =>
    [...linkElements(parts, story), ...linkFields(story)].flatMap(({ node, target, half }) =>
      half === undefined || (half === "shown" && !OF_SOMEBODY.test(target))
        ? []
        : [error("word/link-half-merged", placeOfNode(path, story, node), { half, target })],
    ),
  );
}

/** A link: what of it alone is merged, if it is only a half. */
interface Link {
  readonly node: XmlElement;
  readonly target: string;
  readonly half: "target" | "shown" | undefined;
}

function linkElements(parts: WordFile["parts"], story: Story): readonly Link[] {
  const cut = story.name.lastIndexOf("/") + 1;
  const root = rootOf(parts, `${story.name.slice(0, cut)}_rels/${story.name.slice(cut)}.rels`);
  const targets = new Map(
    (root === undefined ? [] : elementsOf(root))
      .filter((one) => attributeOf(one, "TargetMode") === "External")
      .map((one) => [
        attributeOf(one, "Id") ?? "",
        decodedAddress(attributeOf(one, "Target") ?? ""),
      ]),
  );
  return descendantsOf(story.document.root, "w:hyperlink").flatMap((node) => {
    const target = targets.get(attributeOf(node, "r:id") ?? "");
    if (target === undefined) return [];
    const text = shownIn(descendantsOf(node, "w:t"));
    const isMerged = isTaggedAddress(target);
    const half = halfOf(isMerged, text, hasMergeField(node), ownWords(node));
    return [{ node, target, half }];
  });
}

/** What a link shows beside its merge fields. */
function ownWords(link: XmlElement): string {
  const merged = new Set(
    findFields(link).fields.flatMap(({ result, begin }) => [...result, ...descendants(begin)]),
  );
  return shownIn(
    descendantsOf(link, "w:t").filter((text) => !(merged.has(text) || isIn(text, merged))),
  );
}

function isIn(text: XmlElement, nodes: ReadonlySet<XmlElement>): boolean {
  return text.parent !== undefined && nodes.has(text.parent);
}

function linkFields(story: Story): readonly Link[] {
  const ofField = (field: Field): readonly Link[] => {
    const inner = field.inner.flatMap(ofField);
    if (keywordOf(field) !== "HYPERLINK" || LOCAL.test(codeText(field))) return inner;
    const words = shownIn(field.result.flatMap((run) => elementsOf(run, "w:t")));
    const half = halfOf(isTaggedLinkField(field), words, hasMerged(field), words);
    return [...inner, { node: field.begin, target: codeText(field), half }];
  };
  return findFields(story.document.root).fields.flatMap(ofField);
}

function hasMerged({ inner }: Field): boolean {
  return inner.some((field) => ["MERGEFIELD", "IF"].includes(keywordOf(field)));
}

function shownIn(texts: readonly XmlElement[]): string {
  return texts.map(textIn).join("");
}

/** `own` are the words that are shown beside merge fields; where tags were typed, they are among them. */
function halfOf(
  isTargetMerged: boolean,
  text: string,
  hasField: boolean,
  own: string,
): Link["half"] {
  const isShownMerged = hasField || isTaggedAddress(text);
  // 「資料」 may stand on any address; an address or a number that is shown is one addressee's.
  if (isTargetMerged) return !isShownMerged && LIKE_ADDRESS.test(text) ? "target" : undefined;
  const isAllMerged = isShownMerged && !/[\p{L}\p{N}]/u.test(own.replaceAll(TAG, ""));
  return isAllMerged ? "shown" : undefined;
}

const TAG = /(?:\{\{|｛｛)[^{}｛｝]*(?:\}\}|｝｝)|«[^«»]*»/gu;
/** The address of a person or an office; a page of the web may be everybody's, whatever is shown. */
const OF_SOMEBODY = /mailto:[^?]*@/iu;
const LIKE_ADDRESS = /[\w@.:/-]{4}/u;
/** A link to a place in the file itself. */
const LOCAL = /^HYPERLINK\s+\\l\b/iu;
