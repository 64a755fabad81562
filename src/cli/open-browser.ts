import { spawn } from "node:child_process";
import { env, platform } from "node:process";

/** A program of the system, and what it is started with. */
export interface Opener {
  readonly program: string;
  readonly args: readonly string[];
  /** The arguments are for a shell as they are: of Windows alone, where each program reads its own. */
  readonly isVerbatim: boolean;
}

/**
 * The system's own way to show an address, a folder or a file.
 *
 * Shape: an address has no characters that a shell reads otherwise; paths go past every shell.
 */
export function openerOf(system: NodeJS.Platform, target: string): Opener {
  if (system === "darwin") return { program: "open", args: [target], isVerbatim: false };
  if (system !== "win32") return { program: "xdg-open", args: [target], isVerbatim: false };
  if (!ADDRESS.test(target)) return { program: "explorer.exe", args: [target], isVerbatim: false };
  // The first argument of `start` in quotes is a title.
  const args = ["/d", "/s", "/c", `start "" "${target}"`];
  return { program: env["ComSpec"] ?? "cmd.exe", args, isVerbatim: true };
}

const ADDRESS = /^http:\/\/127\.0\.0\.1:\d+\/#[0-9a-f]+(?:-en)?$/u;

/** How long a program that says that it cannot open something may take for it. Units: milliseconds. */
const PATIENCE_MS = 1500;

/** Shows an address, a folder or a file; tells whether the system began to. Never fails. */
export function openWithSystem(target: string): Promise<boolean> {
  const { program, args, isVerbatim } = openerOf(platform, target);
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: "ignore",
      detached: platform !== "win32",
      windowsVerbatimArguments: isVerbatim,
    });
    child.on("error", () => resolve(false));
    child.on("spawn", () => {
      child.unref();
      // Explorer ends with 1 also when it shows what it was asked for.
      if (platform === "win32") resolve(true);
      else setTimeout(() => resolve(true), PATIENCE_MS).unref();
    });
    child.on("exit", (code) => resolve(code === 0));
  });
}
