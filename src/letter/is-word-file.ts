import type { SourceFile } from "../base/world.ts";

/** Whether a template is a Word file: by its name or, where that says nothing, by what it begins with. */
export function isWordFile({ path, bytes }: SourceFile): boolean {
  const [first = 0, second = 0] = bytes;
  const isPackage = (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf);
  return isWordFileName(path) || (isPackage && !/\.hbs$/iu.test(path));
}

/** Whether a name is that of a Word file, of whatever age. */
export function isWordFileName(path: string): boolean {
  return /\.(?:do[ct][xm]?|rtf)$/iu.test(path);
}
