import { dirname } from "node:path";
import type { Outcome } from "../../base/outcome.ts";
import { compileTemplate, type Template } from "../../template/compile-template.ts";
import { readSourceFile } from "../outside/input-files.ts";
import { type Project, projectAt } from "../outside/project.ts";
import { readPartials } from "../plan/prepare.ts";

/** Reads and compiles a template alone, to say what it uses. Errors: `job/…`, `template/…`. */
export function describeTemplate(path: string, project: Project = projectAt()): Outcome<Template> {
  const file = readSourceFile(project, path);
  if (!file.ok) return file;
  const partials = readPartials(project, dirname(path));
  if (!partials.ok) return partials;
  return compileTemplate(file.value, { overrides: new Map(), partials: partials.value });
}
