/**
 * A flag of V8: what is dead is looked for as soon as the heap has grown by half. Left to itself V8 waits until it is four
 * times as large, which a run of a hundred thousand letters shows as hundreds of megabytes that nobody uses.
 */
export const LEAN_HEAP = "--heap-growing-percent=50";
