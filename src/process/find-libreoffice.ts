import { accessSync, constants, statSync } from "node:fs";
import { posix, win32 } from "node:path";
import { error } from "../base/diagnostic.ts";
import { failure, type Outcome, success } from "../base/outcome.ts";

/** What decides where a program is looked for: the system, the variables of its environment, and what lies where (`isProgram`). */
export interface ProgramPlaces {
  readonly platform: NodeJS.Platform;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly isProgram: (path: string) => boolean;
}

/**
 * Finds LibreOffice: by PATH, and where its own installers put it on Windows and macOS.
 *
 * There is no option for it: who has it elsewhere puts it on PATH, and a path in a settings file that came with a letter would
 * be a program that a stranger chose. For the same reason a relative folder on PATH is passed over.
 * Shape: an absolute path.
 * Errors: `office/not-installed`.
 */
export function findLibreOffice(places: ProgramPlaces): Outcome<string> {
  const { isAbsolute, join, delimiter } = places.platform === "win32" ? win32 : posix;
  const onPath = (places.variables["PATH"] ?? places.variables["Path"] ?? "")
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .flatMap((folder) => namesOn(places.platform).map((name) => join(folder, name)));
  const found = [...onPath, ...usualPlaces(places)].find(places.isProgram);
  if (found !== undefined) return success(found);
  return failure([error("office/not-installed", { kind: "option", name: "--pdf-engine" }, {})]);
}

/** `soffice.com` is the one that ends when the conversion does. */
function namesOn(system: NodeJS.Platform): readonly string[] {
  return system === "win32" ? ["soffice.com", "soffice.exe"] : ["soffice", "libreoffice"];
}

function usualPlaces(places: ProgramPlaces): readonly string[] {
  if (places.platform === "darwin") {
    return ["/Applications/LibreOffice.app/Contents/MacOS/soffice"];
  }
  if (places.platform !== "win32") return [];
  return ["ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"].flatMap((name) => {
    const folder = places.variables[name];
    return folder === undefined
      ? []
      : namesOn("win32").map((file) => win32.join(folder, "LibreOffice", "program", file));
  });
}

/** Whether there is a file that may be run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // what cannot be looked at cannot be started either
  }
}
