import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { environment } from "../outside/project.ts";

/** The families of fonts that this machine has, by all their names, as `fontKey` writes them. */
export type InstalledFonts = ReadonlySet<string>;

/**
 * Asks the system which fonts it has: those that LibreOffice sets letters with.
 *
 * Shape: undefined where it cannot be asked (Windows and macOS have no such program): nothing is then said of fonts.
 */
export async function installedFonts(): Promise<InstalledFonts | undefined> {
  try {
    const { stdout } = await promisify(execFile)("fc-list", [":", "family"], {
      env: environment(),
      timeout: ANSWER_MS,
      maxBuffer: MOST_BYTES,
      windowsHide: true,
    });
    const names = stdout.split(/[\n,]/u).map(fontKey);
    return names.some((name) => name !== "") ? new Set(names) : undefined;
  } catch {
    return undefined;
  }
}

/** A font's name without what two programs write in two ways: widths, capitals, spaces. */
export function fontKey(name: string): string {
  return name
    .normalize("NFKC")
    .replaceAll(/[\s\\]/gu, "")
    .toLowerCase();
}

/** A list of thousands of fonts on a slow disk. */
const ANSWER_MS = 20_000;
const MOST_BYTES = 64 * 1024 * 1024;
