import { type Diagnostic, error, warning } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/world.ts";
import type { Remark, Transcript } from "../model/transcript.ts";
import { readSourceFile } from "../outside/input-files.ts";
import type { Project } from "../outside/project.ts";
import { fileKindOf } from "../reading/file-kind.ts";
import { transcribeDocx } from "../reading/transcribe-docx.ts";
import { transcribePdf } from "../reading/transcribe-pdf.ts";
import { UnreadableFile } from "../verify/unreadable-file.ts";
import { pdfResources } from "./pdf-resources.ts";
import { unreadableFile } from "./unreadable.ts";

/** The text of one file in reading order, or what is wrong with the file. */
export interface FileText {
  readonly path: string;
  readonly text: Transcript | undefined;
  /** Errors where text is missing, warnings where it is there and has to be looked at. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads the text of a PDF or DOCX file in reading order. The kind of a file is recognised by its content, not by its name.
 *
 * Errors: `job/…` for a file that cannot be opened, `job/unknown-file-type`, `verify/other-format`, `verify/locked`,
 * `verify/unreadable`, without a text; `verify/characters-lost`, `verify/page-is-picture`, `verify/no-text`, with what there is.
 */
export async function textOfFile(
  project: Project,
  path: string,
  pageDone: () => void = () => undefined,
): Promise<FileText> {
  const file = readSourceFile(project, path);
  if (!file.ok) return { path, text: undefined, problems: file.errors };
  const read = await transcribed(file.value, pageDone);
  return "remarks" in read
    ? { path, text: read, problems: problemsOf(file.value.path, read) }
    : { path, text: undefined, problems: [read] };
}

async function transcribed(
  { path, bytes }: SourceFile,
  pageDone: () => void,
): Promise<Transcript | Diagnostic> {
  const at = { kind: "file", path } as const;
  const kind = fileKindOf(bytes);
  try {
    if (kind === "pdf") return await transcribePdf(bytes, pdfResources(), pageDone);
    if (kind === "docx") return transcribeDocx(bytes);
  } catch (cause) {
    const fault = UnreadableFile.from(kind === "pdf" ? "pdf" : "docx", cause);
    return fault.isLocked ? error("verify/locked", at, { path }) : unreadableFile(path, fault);
  }
  if (kind === "locked-office") return error("verify/locked", at, { path });
  if (kind === "unknown") return error("job/unknown-file-type", at, { path });
  return error("verify/other-format", at, { path, found: kind });
}

/** What has to be said besides the text. A text of nothing is never left unsaid. */
function problemsOf(path: string, { paragraphs, remarks }: Transcript): readonly Diagnostic[] {
  const problems = remarks.map((remark) => problemOf(path, remark));
  const isSaid = problems.some(({ severity }) => severity === "error");
  return paragraphs.length > 0 || isSaid
    ? problems
    : [...problems, error("verify/no-text", { kind: "file", path }, { path })];
}

function problemOf(path: string, remark: Remark): Diagnostic {
  const at = { kind: "file", path } as const;
  switch (remark.kind) {
    case "lost": {
      const { page, count } = remark;
      return error(
        "verify/characters-lost",
        { ...at, kind: "page", page, box: undefined },
        { count },
      );
    }
    case "picture":
      return error(
        "verify/page-is-picture",
        { ...at, kind: "page", page: remark.page, box: undefined },
        {},
      );
    case "order":
      return warning("verify/order-unsure", at, { path, pages: remark.pages.join("、") });
    case "forms":
      return warning("verify/other-forms", at, { path, characters: remark.characters.join("") });
    case "beside":
      return warning("verify/text-beside", at, { path, what: remark.what, count: remark.count });
  }
}
