import type { BagFault } from "../base/messages/bag-fault.ts";
import {
  BAG_ALGORITHMS,
  type BagAlgorithm,
  type ManifestLine,
  manifestName,
  PAYLOAD_FOLDER,
  staysInside,
} from "./bag.ts";

/** A file that a bag says it holds. Shape: `path` as in a `ManifestLine`; a hash for each manifest that there is. */
export interface DeclaredFile {
  readonly path: string;
  readonly hashes: Readonly<Partial<Record<BagAlgorithm, string>>>;
}

/**
 * Reads what a bag says it holds: every manifest of the payload must name the same files.
 *
 * Shape: `textOf` gives a file's text by its name, undefined where there is none. A version before 1.0 is read too, for bags are
 * kept for long; what is fetched from elsewhere is not.
 * Source: RFC 8493, 2.1, 2.2.3 and 3; `path-outside` by 5.1.
 */
export function readBag(
  textOf: (name: string) => string | undefined,
): readonly DeclaredFile[] | BagFault {
  const declaration = textOf("bagit.txt");
  if (declaration === undefined) return "no-declaration";
  if (
    !/^BagIt-Version: (?:0\.9[67]|1\.0)\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/u.test(
      declaration,
    )
  ) {
    return "other-version";
  }
  if (textOf("fetch.txt") !== undefined) return "fetch";
  const read = BAG_ALGORITHMS.flatMap((algorithm) => {
    const text = textOf(manifestName(algorithm));
    return text === undefined ? [] : [{ algorithm, lines: readManifest(text) }];
  });
  return read.length === 0 ? "no-manifest" : joined(read);
}

/** Joins what the manifests say of each file. */
function joined(
  manifests: readonly {
    readonly algorithm: BagAlgorithm;
    readonly lines: readonly ManifestLine[] | undefined;
  }[],
): readonly DeclaredFile[] | BagFault {
  const files = new Map<string, Partial<Record<BagAlgorithm, string>>>();
  for (const { algorithm, lines } of manifests) {
    if (lines === undefined) return "damaged-manifest";
    for (const { path, hash } of lines) {
      if (!isInPayload(path)) return "path-outside";
      const hashes = files.get(path) ?? {};
      if (hashes[algorithm] !== undefined) return "damaged-manifest";
      files.set(path, { ...hashes, [algorithm]: hash });
    }
  }
  const declared = [...files].map(([path, hashes]) => ({ path, hashes }));
  const isAlike = declared.every(({ hashes }) => Object.keys(hashes).length === manifests.length);
  return isAlike ? declared : "manifests-differ";
}

/** Reads a manifest's lines; undefined where one is none. Source: RFC 8493, 2.1.3. */
export function readManifest(text: string): readonly ManifestLine[] | undefined {
  const lines: ManifestLine[] = [];
  for (const line of text.split(/\r\n|\r|\n/u)) {
    if (line === "") continue;
    const found = /^(?<hash>[0-9a-f]+)[ \t]+\*?(?<path>.+)$/iu.exec(line)?.groups;
    if (found?.["hash"] === undefined || found["path"] === undefined) return undefined;
    lines.push({ path: unescapedPath(found["path"]), hash: found["hash"].toLowerCase() });
  }
  return lines;
}

function unescapedPath(path: string): string {
  return path.replaceAll(/%(?<code>0A|0D|25)/giu, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

function isInPayload(path: string): boolean {
  return path.startsWith(`${PAYLOAD_FOLDER}/`) && staysInside(path);
}
