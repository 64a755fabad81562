/** Why a folder cannot be read as a bag. */
export type BagFault =
  | "no-declaration"
  | "other-version"
  | "no-manifest"
  | "damaged-manifest"
  | "path-outside"
  | "manifests-differ"
  | "fetch";
