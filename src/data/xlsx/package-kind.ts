import { openingVisitor, type PartFault, type Parts, partKey, readPart } from "./parts.ts";
import { readRelations, relatedPart } from "./relations.ts";

/** What a ZIP package turns out to be. */
export type PackageKind =
  /** A workbook that can be read, with the part that names its sheets. */
  | { readonly kind: "workbook"; readonly part: string }
  /** A list of another program or another form of Excel's, by the name that its user knows. */
  | { readonly kind: "other-format"; readonly format: string }
  /** Anything else: a Word file, an archive. */
  | { readonly kind: "no-workbook" }
  | { readonly kind: "damaged"; readonly part: string };

const CONTENT_TYPES = "[Content_Types].xml";

/** Parts that say what a package is and how its other parts belong together, by their keys. */
export function isDirectoryPart(key: string): boolean {
  return (
    key === "mimetype" || key === partKey(CONTENT_TYPES) || /(?:^|\/)_rels\/[^/]*\.rels$/u.test(key)
  );
}

/**
 * Tells what a package is by its content types and relations; the names of folders mean nothing.
 *
 * Source: ECMA-376 Part 2, 7.2.3 and 9; Part 1, 12.2; OpenDocument 1.3 Part 2, 3.3 for `mimetype`.
 */
export function packageKind(parts: Parts): PackageKind {
  const mimetype = parts.get("mimetype");
  if (
    mimetype !== undefined &&
    new TextDecoder().decode(mimetype.slice(0, 80)).includes(OPEN_DOCUMENT)
  )
    return { kind: "other-format", format: "OpenDocument（.ods）" };
  if (!parts.has(partKey(CONTENT_TYPES)) || !parts.has("_rels/.rels"))
    return { kind: "no-workbook" };
  const relations = readRelations(parts, "");
  if ("part" in relations) return { kind: "damaged", part: relations.part };
  const part = relatedPart(relations, "officeDocument");
  if (part === undefined) return { kind: "damaged", part: "_rels/.rels" };
  const type = contentTypeOf(parts, part);
  if (typeof type !== "string") return { kind: "damaged", part: type.part };
  if (BINARY.test(type)) return { kind: "other-format", format: "Excelバイナリブック（.xlsb）" };
  return UNDECLARED.test(type) || WORKBOOK.test(type)
    ? { kind: "workbook", part }
    : { kind: "no-workbook" };
}

const OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet";
const BINARY = /^application\/vnd\.ms-excel\.sheet\.binary\./iu;
const WORKBOOK =
  /^application\/vnd\.(?:openxmlformats-officedocument\.spreadsheetml|ms-excel)\.(?:sheet|template|addin)\.(?:macroEnabled\.)?main\+xml$/iu;
/** Only that it is XML is said: its root element will show the kind. */
const UNDECLARED = /^(?:$|application\/xml$|text\/xml$)/iu;

/** The content type of a part: its own, else that of its extension, else none. */
function contentTypeOf(parts: Parts, part: string): string | PartFault {
  const key = partKey(`/${part}`);
  const extension = key.slice(key.lastIndexOf(".") + 1);
  let own: string | undefined;
  let usual: string | undefined;
  const fault = readPart(
    parts,
    CONTENT_TYPES,
    openingVisitor("Types", (path, attributes) => {
      const type = attributes.get("ContentType");
      if (path === "Types/Override" && partKey(attributes.get("PartName") ?? "") === key)
        own ??= type;
      if (path === "Types/Default" && partKey(attributes.get("Extension") ?? "") === extension)
        usual ??= type;
    }),
  );
  return fault ?? (own ?? usual ?? "").trim();
}
