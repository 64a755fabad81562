import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

let profile: string | undefined;

/**
 * Lets one LibreOffice open files one after the other and write each in another format, into a folder, under its own name.
 *
 * Shape: `environment` is put beside the process's own. Its starts share a profile: to begin one takes as long as a start.
 * Errors: throws where it cannot be started.
 */
export function convertByOffice(
  paths: readonly string[],
  format: string,
  folder: string,
  environment: NodeJS.ProcessEnv = {},
): void {
  profile ??= newProfile();
  const options = [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless"];
  execFileSync("soffice", [...options, "--convert-to", format, "--outdir", folder, ...paths], {
    stdio: "ignore",
    env: { ...process.env, ...environment },
    timeout: 200_000,
  });
}

function newProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), "shokan-office-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
