import type { Handle } from "../protocol/server.ts";
import { Refused } from "./refused.ts";

/** What a handle stands for. Shape: `path` is absolute, `shown` is how people know it. */
export type Held =
  | { readonly kind: "file"; readonly path: string; readonly shown: string }
  | { readonly kind: "run"; readonly path: string; readonly shown: string }
  | { readonly kind: "upload"; readonly shown: string; readonly bytes: Uint8Array };

/**
 * The files and folders that the page may ask for: those that it was told of, by names that say nothing.
 *
 * Shape: one file has one handle as long as the studio runs, so that what the page remembers stays true.
 */
export class Handles {
  readonly #held = new Map<Handle, Held>();
  readonly #known = new Map<string, Handle>();
  #last = 0;

  /** The handle of a file or a run's folder. */
  of(held: Exclude<Held, { kind: "upload" }>): Handle {
    const key = `${held.kind}\0${held.path}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const handle = this.add(held);
    this.#known.set(key, handle);
    return handle;
  }

  /** A new handle. */
  add(held: Held): Handle {
    this.#last += 1;
    const handle = `h${this.#last}`;
    this.#held.set(handle, held);
    return handle;
  }

  /** Errors: throws `Refused` (`unknown`). */
  get(handle: Handle): Held {
    const held = this.#held.get(handle);
    if (held === undefined) throw new Refused("unknown", "no such handle");
    return held;
  }

  /** What a handle stands for, if it is of this kind. Errors: throws `Refused`. */
  getOf<Kind extends Held["kind"]>(handle: Handle, kind: Kind): Extract<Held, { kind: Kind }> {
    const held = this.get(handle);
    if (!isOf(held, kind)) throw new Refused("asked-wrong", `the handle is of a ${held.kind}`);
    return held;
  }

  forget(handle: Handle): void {
    if (this.#held.get(handle)?.kind === "upload") this.#held.delete(handle);
  }

  /** What uploads take. Units: bytes. */
  uploadedBytes(): number {
    let sum = 0;
    for (const held of this.#held.values()) if (held.kind === "upload") sum += held.bytes.length;
    return sum;
  }
}

function isOf<Kind extends Held["kind"]>(
  held: Held,
  kind: Kind,
): held is Extract<Held, { kind: Kind }> {
  return held.kind === kind;
}
