import type { Project } from "../outside/project.ts";
import { addressOf, forgetStudio, keepStudio, runningStudio } from "./known-studio.ts";
import { loadAssets } from "./server/load-assets.ts";
import { serve } from "./server/serve.ts";
import { openSession } from "./session/session.ts";

/** What a studio is given of its surroundings. */
export interface StudioSetup {
  readonly project: Project;
  /** Folder of the built page. */
  readonly page: string;
  /** Folder in which the user's running studios are known. */
  readonly state: string;
  /** Hexadecimal digits that nobody can guess. Units: bytes. */
  readonly chance: (bytes: number) => string;
  /** The process that it is in. */
  readonly pid: number;
  /** Units: milliseconds since 1970. */
  readonly now: () => number;
  /** Units: milliseconds, of a clock that is never set. */
  readonly elapsed: () => number;
  /** Shows a folder, or opens a file, with the system's own program; tells whether there is one. */
  readonly show: (path: string) => Promise<boolean>;
  /** How long the studio waits for a window. Units: milliseconds. */
  readonly graceMs: number;
}

/** A studio that can be opened. */
export interface Studio {
  /** Opens the page, the secret in its fragment. */
  readonly address: string;
  /** Whether it ran already; then it is another process's, and nothing of it ends here. */
  readonly isAnother: boolean;
  /** Resolves when its last window has gone, or it was closed. */
  readonly ended: Promise<void>;
  /** Lets work end after the letter under way, and ends the studio. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the studio of a project, or finds the one that runs already.
 *
 * Errors: rejects with the system's error where it cannot listen, or where the built page is not there.
 */
export async function startStudio(setup: StudioSetup): Promise<Studio> {
  const { project, state } = setup;
  const running = await runningStudio(state, project);
  if (running !== undefined) return otherStudio(addressOf(running));
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const session = openSession({ ...setup, abandoned: () => void close() });
  const token = setup.chance(TOKEN_BYTES);
  const assets = loadAssets(setup.page);
  const nonce = (): string => setup.chance(NONCE_BYTES);
  const serving = await serve({ assets, routes: session.routes, token, nonce });
  const own = { port: serving.port, token, pid: setup.pid };
  const close = async (): Promise<void> => {
    forgetStudio(state, project, own);
    await session.close();
    await serving.close();
    end();
  };
  if (!keepStudio(state, project, own)) {
    // Two were started at one moment, and the other was first.
    const other = await runningStudio(state, project);
    if (other !== undefined) {
      await session.close();
      await serving.close();
      return otherStudio(addressOf(other));
    }
    keepStudio(state, project, own);
  }
  return { address: addressOf(own), isAnother: false, ended, close };
}

/** 256 bits for the secret; a nonce only has to be another each time. */
const TOKEN_BYTES = 32;
const NONCE_BYTES = 16;

function otherStudio(address: string): Studio {
  return {
    address,
    isAnother: true,
    ended: Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
