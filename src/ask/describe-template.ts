import { type Outcome, success } from "../base/outcome.ts";
import { readPartials, readSettingsBeside } from "../job/plan/prepare.ts";
import { openTemplate } from "../letter/open-template.ts";
import { readSourceFile } from "../outside/input-files.ts";
import { type Project, projectAt } from "../outside/project.ts";
import type { Template } from "../template/compile-template.ts";

/**
 * Reads and compiles a template alone, to say what it uses: one of our own language, or a clerk's Word file with the settings
 * beside it.
 *
 * Errors: `job/…`, `template/…`, `word/…`.
 */
export function describeTemplate(path: string, project: Project = projectAt()): Outcome<Template> {
  const file = readSourceFile(project, path);
  if (!file.ok) return file;
  const partials = readPartials(project, file.value);
  if (!partials.ok) return partials;
  const settings = readSettingsBeside(project, path, file.value);
  if (!settings.ok) return settings;
  const opened = openTemplate(file.value, {
    overrides: new Map(),
    partials: partials.value,
    ...(settings.value === undefined ? {} : { settings: settings.value }),
  });
  return opened.ok ? success(opened.value.template, opened.warnings) : opened;
}
