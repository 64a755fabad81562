/**
 * What machines share: bytes under names. Everything that a run believes is in it; a queue only says who does what next.
 *
 * Shape: names are relative, with `/`. Errors: every call throws the system's error, or an `OutputFailure`, where the store refuses.
 */
export interface Store {
  /** Puts bytes under a name that nothing has yet; tells whether it did. Others find them whole or not at all. */
  readonly putIfAbsent: (name: string, bytes: Uint8Array) => Promise<boolean>;
  /** Undefined if there is nothing of that name. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  /** The names directly in a folder that come after a word, or all, in no order; none if there is no such folder. */
  readonly names: (folder: string, after?: string) => Promise<readonly string[]>;
  /** Removes what has a name, and all that is below it, if it is there. */
  readonly remove: (name: string) => Promise<void>;
}
