/**
 * A flag of V8: what is dead is looked for as soon as the heap has grown by half. Left to itself V8 waits until it is four
 * times as large, which a run of a hundred thousand letters shows as hundreds of megabytes that nobody uses.
 */
export const LEAN_HEAP = "--heap-growing-percent=50";

/**
 * The same for the process that prepares a run. There the room for what is new stays as small as it begins, too, where V8 would have
 * 48 MB of it before long (Node 24: three times that). That is decided before the program is loaded, which alone would let it grow.
 */
export const LEAN_MAIN: readonly string[] = [LEAN_HEAP, "--semi-space-growth-factor=1"];

/**
 * What takes that back, for the process that makes letters itself and keeps single files: to empty a small room more often made a run
 * of 1,788 letters with all of them read back 2.2 times as dear as without, in place of 1.9.
 */
export const ROOM_FOR_LETTERS = "--semi-space-growth-factor=2";

/** What is dead is looked for when the heap has grown by a fifth: for a process that waits for others most of the time. */
export const LEAN_WAIT = "--heap-growing-percent=20";

/**
 * For processes that do one long thing after the other, as volumes and reports are: 2 MiB for what is new in place of 16, twice, and a
 * heap that is looked through when it has grown by a fifth.
 */
export const LEAN_PROCESS: readonly string[] = ["--max-semi-space-size=2", LEAN_WAIT];

/**
 * A variable for the processes that ours starts: the C library has one arena for all threads, where each would keep what it once had.
 *
 * Source: glibc, mallopt(3); other C libraries do not know it.
 */
export const ONE_ARENA = { name: "MALLOC_ARENA_MAX", value: "1" } as const;
