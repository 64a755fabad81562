import { readFileSync } from "node:fs";
import { objectOf } from "./parse-ledger-entry.ts";

/** Name and version of this product as it stands in the files it makes. */
export function toolVersion(): string {
  const path = new URL("../../package.json", import.meta.url);
  const { version } = objectOf(JSON.parse(readFileSync(path, "utf8")), "package.json");
  return `shokan ${String(version)}`;
}
