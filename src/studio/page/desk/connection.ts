// The page's tie to its server, which a machine that sleeps cuts: it is taken up again, and nothing that is on the page is lost.
import { signal } from "@preact/signals";
import { askLines, Refused, ServerGone } from "../server-client.ts";
import { renewListing } from "./choose.ts";
import { lookForChanges } from "./look-for-changes.ts";
import { attempt } from "./tell-trouble.ts";

/** `lost` while it is looked for again, `gone` when that has gone on so long that the program must have ended. */
export const connection = signal<"there" | "lost" | "gone">("there");

/** How long the page waits before it tries again, the more often in vain the longer. Units: milliseconds. */
const WAITS_MS = [0, 250, 500, 1000, 2000, 4000, 8000];

/** After so many tries, a quarter of a minute, it says that the program has ended. It goes on trying. */
const PATIENT_TRIES = WAITS_MS.length;

let tryNow: () => void = () => undefined;

/** Tries at once, without waiting any longer. */
export function reconnect(): void {
  tryNow();
}

/** Holds a call open, by which the studio knows that somebody is there; for ever. */
export async function stayPresent(): Promise<void> {
  // Browsers put pages to sleep that nobody looks at, but not those that hold a lock.
  void navigator.locks.request("shokan-page", { mode: "shared" }, () => new Promise(() => {}));
  for (const event of ["focus", "online"]) globalThis.addEventListener(event, reconnect);
  let tries = 0;
  for (;;) {
    if (await wasThere()) tries = 0;
    // The first try is at once: who reloads or wakes sees nothing of it.
    if (tries > 0) connection.value = tries < PATIENT_TRIES ? "lost" : "gone";
    await pause(WAITS_MS[tries] ?? WAITS_MS.at(-1) ?? 0);
    tries += 1;
  }
}

/** Holds the call open until it ends. Shape: whether it was answered at all. */
async function wasThere(): Promise<boolean> {
  let isAnswered = false;
  try {
    for await (const _ of askLines("/api/presence", {})) {
      isAnswered = true;
      if (connection.value !== "there") void attempt(renewListing);
      connection.value = "there";
      void attempt(lookForChanges);
    }
  } catch (cause) {
    // On the port of a program that has ended another may listen, which does not know the page.
    if (!(cause instanceof ServerGone || cause instanceof Refused)) throw cause;
  }
  return isAnswered;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    tryNow = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}
