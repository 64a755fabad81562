import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { type BackRequest, type BackResult, back } from "../../src/followup/back.ts";
import { merge } from "../../src/job/merge.ts";
import { type Project, projectAt } from "../../src/outside/project.ts";
import { diskHere } from "./own-place.ts";

/** Characters of a letter's `document.xml` and what somebody puts in their place. */
export type Typing = readonly [from: string, to: string];

/** A project with a finished run, on whose letters somebody works in Word. */
export interface EditingDesk {
  readonly project: Project;
  readonly path: (...parts: readonly string[]) => string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly read: (path: string) => string;
  /** Merges again, into the folder that is named. */
  readonly merge: (out: string, template?: string, recipients?: string) => Promise<void>;
  /** Types into a letter of `out/run`, or of another run, and saves it under a name. */
  readonly edit: (letter: string, typing: readonly Typing[], as?: string, run?: string) => void;
  /** The same in each part with such a name that has the characters, of a letter of `out/run`. */
  readonly editPart: (letter: string, part: RegExp, typing: Typing, as: string) => void;
  /** The paragraphs that Word shows of a letter of a run are in this part. */
  readonly document: (path: string) => string;
  readonly back: (file?: string, request?: Partial<BackRequest>) => Promise<BackResult>;
  readonly clear: () => void;
}

/** The name under which an edited letter is saved if nothing is said. */
export const EDITED = "修正.docx";

/** Lays out a project and makes its letters in Word in `out/run`. */
export async function editingDesk(
  template: string,
  list: string,
  partials: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<EditingDesk> {
  const root = mkdtempSync(join(tmpdir(), "shokan-edits-"));
  const project = projectAt(root);
  const path = (...parts: readonly string[]): string => join(root, ...parts);
  const write: EditingDesk["write"] = (name, content) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  const mergeInto: EditingDesk["merge"] = async (
    out,
    from = "templates/t.hbs",
    recipients = "list.csv",
  ) => {
    const { kind, diagnostics } = await merge({
      project,
      disk: diskHere,
      template: from,
      recipients: [recipients],
      out,
      formats: ["docx"],
      verify: "none",
    });
    if (kind !== "done") throw new Error(`${kind}: ${JSON.stringify(diagnostics)}`);
  };
  write("templates/t.hbs", template);
  for (const [name, text] of Object.entries(partials)) write(`templates/partials/${name}`, text);
  write("list.csv", list);
  await mergeInto("out/run");
  return {
    project,
    path,
    write,
    read: (name) => readFileSync(path(name), "utf8"),
    merge: mergeInto,
    edit: (letter, typing, as = EDITED, run = "out/run") => {
      const parts = unzipSync(readFileSync(path(run, "letters", letter)));
      parts[DOCUMENT] = strToU8(typed(strFromU8(parts[DOCUMENT] ?? new Uint8Array()), typing));
      write(as, zipSync(parts));
    },
    editPart: (letter, part, typing, as) => {
      const parts = unzipSync(readFileSync(path("out/run/letters", letter)));
      const texts = Object.keys(parts)
        .filter((name) => part.test(name))
        .map((name) => [name, strFromU8(parts[name] ?? new Uint8Array())] as const)
        .filter(([, text]) => text.includes(typing[0]));
      if (texts.length === 0) throw new Error(`nowhere: ${typing[0]}`);
      for (const [name, text] of texts) parts[name] = strToU8(typed(text, [typing]));
      write(as, zipSync(parts));
    },
    document: (name) =>
      strFromU8(unzipSync(readFileSync(path(name)))[DOCUMENT] ?? new Uint8Array()),
    back: (file = EDITED, request = {}) => back({ project, file, run: "out/run", ...request }),
    clear: () => rmSync(root, { recursive: true, force: true }),
  };
}

function typed(xml: string, typing: readonly Typing[]): string {
  let text = xml;
  for (const [from, to] of typing) {
    if (text.split(from).length !== 2) throw new Error(`not once in the letter: ${from}`);
    text = text.replace(from, () => to);
  }
  return text;
}

const DOCUMENT = "word/document.xml";
