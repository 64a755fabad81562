/** Outlines of glyphs by name, as the worker gives each once. Shape: in font units, y upwards. */
const paths = new Map<string, Path2D>();

/** Keeps outlines that were given with a letter. */
export function remember(outlines: Readonly<Record<string, string>>): void {
  for (const [name, data] of Object.entries(outlines)) paths.set(name, new Path2D(data));
}

/** An outline that was given. */
export function outlineOf(name: string): Path2D | undefined {
  return paths.get(name);
}
