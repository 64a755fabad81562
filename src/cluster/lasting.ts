import { setTimeout as pauseOf } from "node:timers/promises";

/** Something opened on a server that is opened again where the server has lost what it stands on. */
export interface Lasting<Opened> {
  /** Errors: what the step throws, and what opening it again throws. */
  readonly ask: <T>(step: (opened: Opened) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

interface Closable {
  readonly close: (isForced?: boolean) => Promise<void>;
}

/** What PostgreSQL says where tables and functions are gone. Source: PostgreSQL 15, Appendix A: 3F000, 42P01, 42883. */
const GONE = new Set(["3F000", "42P01", "42883"]);

/** Whether somebody took away the schema in which a queue is; what opens it makes it again. */
export function isSchemaGone(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if (cause.name === "SchemaMigrationRequiredError") return true;
  return "code" in cause && typeof cause.code === "string" && GONE.has(cause.code);
}

/** Keeps what `open` opens, and opens it again when a step finds its schema gone; that step is carried out once more then. */
export async function lasting<Opened extends Closable>(
  open: () => Promise<Opened>,
): Promise<Lasting<Opened>> {
  let current: Opened | undefined = await open();
  const opened = async (): Promise<Opened> => {
    current ??= await open();
    return current;
  };
  return {
    ask: async (step) => {
      try {
        return await step(await opened());
      } catch (cause) {
        if (!isSchemaGone(cause)) throw cause;
        await current?.close().catch(() => undefined);
        current = undefined;
        return step(await opened());
      }
    },
    close: async () => {
      await current?.close();
    },
  };
}

/** Before what takes chunks is opened again, where it could not be. Units: ms. */
const AGAIN_MS = 1000;

/**
 * Keeps what takes chunks by itself, and opens it again when it says that its schema is gone, as often as that takes.
 *
 * Shape: `open` is given what is called then. Errors: what opening it at the beginning throws.
 */
export async function lastingTaker(
  open: (gone: () => void) => Promise<Closable>,
  pause: (milliseconds: number) => Promise<unknown> = pauseOf,
): Promise<{ readonly close: () => Promise<void> }> {
  let isClosed = false;
  let renewing: Promise<void> | undefined;
  const gone = (): void => {
    if (isClosed || renewing !== undefined) return;
    renewing = renew().finally(() => {
      renewing = undefined;
    });
  };
  let current: Closable | undefined = await open(gone);
  const renew = async (): Promise<void> => {
    // What it is making goes on, and is put into the store as always.
    await current?.close(true).catch(() => undefined);
    current = undefined;
    while (!isClosed && current === undefined) {
      current = await open(gone).catch(() => undefined);
      if (current === undefined) await pause(AGAIN_MS);
    }
  };
  return {
    close: async () => {
      isClosed = true;
      await renewing;
      await current?.close();
    },
  };
}
