/** What a name in a folder stands for; a link is never followed. */
export interface DiskEntry {
  readonly kind: "file" | "folder" | "link" | "other";
  /** Length of a file. */
  readonly bytes: number;
}

/** A file that is being written. Errors: every call throws the system's error. */
export interface OpenedFile {
  /** Adds bytes at its end. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Cuts it off behind its first bytes. */
  readonly truncate: (bytes: number) => Promise<void>;
  /** Makes its content safe from a power failure; its name is the folder's. */
  readonly datasync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * The disk that a run writes to, as far as a run uses one. `job` gives the real one; tests give one in memory, which can fail.
 *
 * Shape: paths are absolute. What ends in `Now` is asked without waiting.
 * Errors: every call throws the system's error, with its name as `code`, unless it says otherwise.
 */
export interface Disk {
  /** Whether other processes find the same files: only then is work on them given to others. */
  readonly isShared: boolean;
  /** The longest path that the programs of its system open; undefined where they open what there is. Units: UTF-16 code units. */
  readonly longestPath?: number | undefined;
  /** Makes a file; EEXIST if there is anything of that name. */
  readonly create: (path: string) => Promise<OpenedFile>;
  /** Opens a file to add to it, and makes it if it is missing; ELOOP for a link. */
  readonly append: (path: string) => Promise<OpenedFile>;
  /** Gives a file or folder another name, in place of a file that has it. */
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file, if it is there. */
  readonly remove: (path: string) => Promise<void>;
  /** Makes a folder in one that is there; EEXIST if there is anything of that name. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Makes the names in a folder safe from a power failure. */
  readonly syncFolder: (path: string) => Promise<void>;
  /** Undefined if nothing is there, nor can be. */
  readonly entry: (path: string) => Promise<DiskEntry | undefined>;
  readonly entryNow: (path: string) => DiskEntry | undefined;
  /** The names in a folder, in no order; none if there is no such folder, or it cannot be read. */
  readonly namesNow: (path: string) => readonly string[];
  /** The whole of a file; ELOOP for a link. */
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly readNow: (path: string) => Uint8Array;
  /** Fills a block with what a file has from a place on; gives how many bytes that were. ELOOP for a link. */
  readonly readBlockNow: (path: string, block: Uint8Array, place: number) => number;
  /** A file's bytes in parts, one after the other. */
  readonly parts: (path: string) => AsyncIterable<Uint8Array>;
  /** Bytes that can still be written; infinite where that is not known. */
  readonly freeBytes: (path: string) => Promise<number>;
  /** What distinguishes a folder from all others of this machine, by whatever path it is reached. */
  readonly identities: (path: string) => Promise<readonly string[]>;
  /** Waits before what is refused in passing is tried again. Units: milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
