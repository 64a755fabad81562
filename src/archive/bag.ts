/** A file of a bag's payload. Shape: `path` is below `data/`, with `/`; hashes are lower-case hexadecimal digits. */
export interface PayloadFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sha512: string;
}

/** The algorithms that a bag of ours is kept by: the second is what the standard asks of new bags, the first is in our ledgers. */
export const BAG_ALGORITHMS = ["sha256", "sha512"] as const;

/** An algorithm of a manifest. */
export type BagAlgorithm = (typeof BAG_ALGORITHMS)[number];

/** The folder of a bag that holds what is kept. */
export const PAYLOAD_FOLDER = "data";

/** What a bag declares itself by. */
export const DECLARATION_FILE = "bagit.txt";

/** What is known of a bag as a whole, by the labels of the standard. */
export type BagInfo = Readonly<
  Partial<Record<"External-Identifier" | "External-Description" | "Bag-Software-Agent", string>>
>;

/** The name of a manifest of the payload. */
export function manifestName(algorithm: BagAlgorithm): string {
  return `manifest-${algorithm}.txt`;
}

/** The name of a manifest of the files beside the payload. */
export function tagManifestName(algorithm: BagAlgorithm): string {
  return `tagmanifest-${algorithm}.txt`;
}

/**
 * Gives the files of a bag beside its payload and its tag manifests, by name.
 *
 * Shape: the same payload gives the same text; nothing says when. Source: RFC 8493, 2.1 and 2.2.
 */
export function tagFiles(
  payload: readonly PayloadFile[],
  info: BagInfo,
): ReadonlyMap<string, string> {
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0);
  const known: readonly (readonly [string, string])[] = [
    ...Object.entries(info),
    ["Payload-Oxum", `${bytes}.${payload.length}`],
  ];
  return new Map([
    [DECLARATION_FILE, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"],
    // A value that goes on in another line would begin with a space there; ours are one line each.
    ["bag-info.txt", known.map(([label, value]) => `${label}: ${oneLine(value)}\n`).join("")],
    ...BAG_ALGORITHMS.map(
      (algorithm) => [manifestName(algorithm), manifest(payload, algorithm)] as const,
    ),
  ]);
}

/** Gives the lines of a manifest of the payload. Source: RFC 8493, 2.1.3. */
function manifest(payload: readonly PayloadFile[], algorithm: BagAlgorithm): string {
  return manifestLines(
    payload.map((file) => ({ path: `${PAYLOAD_FOLDER}/${file.path}`, hash: file[algorithm] })),
  );
}

/** A line of a manifest. Shape: `path` is relative to the bag, with `/`. */
export interface ManifestLine {
  readonly path: string;
  readonly hash: string;
}

/** Tells whether a path leads to something below the folder that it begins in, on every system. Shape: relative, with `/`. */
export function staysInside(path: string): boolean {
  return (
    path.split("/").every((name) => name !== "" && name !== "." && name !== "..") &&
    !/[\\\p{Cc}]/u.test(path)
  );
}

/** Gives a manifest's text, in the order of the paths' UTF-16 units. */
export function manifestLines(lines: readonly ManifestLine[]): string {
  return lines
    .toSorted((left, right) => (left.path < right.path ? -1 : 1))
    .map(({ path, hash }) => `${hash}  ${escapedPath(path)}\n`)
    .join("");
}

/** What cannot be in a line of a manifest, and what says so. Source: RFC 8493, 2.1.3. */
function escapedPath(path: string): string {
  return path.replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("\r", "%0D");
}

function oneLine(value: string): string {
  return value.replaceAll(/\s+/gu, " ").trim();
}
