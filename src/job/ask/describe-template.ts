import { dirname } from "node:path";
import type { Outcome } from "../../base/outcome.ts";
import { compileTemplate, type Template } from "../../template/compile-template.ts";
import { readSourceFile } from "../outside/input-files.ts";
import { readPartials } from "../plan/prepare.ts";

/** Reads and compiles a template alone, to say what it uses. Errors: `job/…`, `template/…`. */
export function describeTemplate(path: string): Outcome<Template> {
  const file = readSourceFile(path);
  if (!file.ok) return file;
  const partials = readPartials(dirname(path));
  if (!partials.ok) return partials;
  return compileTemplate(file.value, { overrides: new Map(), partials: partials.value });
}
