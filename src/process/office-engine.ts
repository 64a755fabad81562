import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { error } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";
import { environment } from "../outside/project.ts";
import { findLibreOffice, isProgram } from "./find-libreoffice.ts";
import { type Conversion, convertToPdf, OFFICE_LIMITS, type OfficeFile } from "./libreoffice.ts";

/** LibreOffice as a run uses it. Shape: plain data, so that other processes can be given it. */
export interface OfficeEngine {
  /** An absolute path. */
  readonly program: string;
  /** As it calls itself: `LibreOffice 7.4.7.2`. Another one breaks lines elsewhere, so that a run is not gone on with. */
  readonly name: string;
}

/**
 * Finds LibreOffice and asks it which one it is.
 *
 * Errors: `office/not-installed`, `office/not-starting`.
 */
export async function openOffice(): Promise<Outcome<OfficeEngine>> {
  const variables = environment();
  const found = findLibreOffice({ platform: process.platform, variables, isProgram });
  if (!found.ok) return found;
  const program = found.value;
  try {
    const { stdout } = await promisify(execFile)(program, ["--version"], {
      timeout: START_MS,
      windowsHide: true,
    });
    const [name] = /LibreOffice\S* [\d.]+/u.exec(stdout) ?? [];
    if (name !== undefined) return success({ program, name });
  } catch {
    // Whatever it died of, it makes no letters.
  }
  const at = { kind: "option", name: "--pdf-engine" } as const;
  return failure([error("office/not-starting", at, { program })]);
}

/** Converts letters with the limits of every run, in a folder of the system's. Errors: as `convertToPdf`. */
export function convertWith(
  { program }: OfficeEngine,
  files: readonly OfficeFile[],
  stop: AbortSignal,
): Promise<readonly Conversion[]> {
  const variables = environment();
  return convertToPdf(files, { ...OFFICE_LIMITS, program, folder: tmpdir(), variables, stop });
}

/** A first start on a slow machine, in milliseconds. */
const START_MS = 60_000;
