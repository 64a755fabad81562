/** What may be done with rows that are hidden or struck through: they get letters, or none. */
export const HIDDEN_ROWS = ["keep", "skip"] as const;

/** What is done with rows that are hidden or struck through. */
export type HiddenRows = (typeof HIDDEN_ROWS)[number];
