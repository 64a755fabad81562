import { dirname, join } from "node:path";
import { HIDDEN_ROWS } from "../../model/hidden-rows.ts";
import { makeFolder, writeDurably } from "../../outside/durable-file.ts";
import { nodeDisk } from "../../outside/node-disk.ts";
import { writing } from "../../outside/output-failure.ts";
import type { Project } from "../../outside/project.ts";
import type { KeptEdit, LastDesk } from "../protocol/server.ts";
import { type Asked, askedIn } from "./asked.ts";
import { isInside } from "./is-inside.ts";
import { Refused } from "./refused.ts";

const FILE = ".shokan/desk.json";

/** Keeps what lies on the desk. A folder that cannot be written to keeps nothing: the page works without it. */
export async function keepDesk({ root }: Project, asked: Asked): Promise<void> {
  const path = join(root, FILE);
  const bytes = new TextEncoder().encode(JSON.stringify(deskIn(asked)));
  await writing(async () => {
    await makeFolder(nodeDisk, dirname(path));
    if (!isInside({ root, fonts: root }, dirname(path))) return;
    await writeDurably(nodeDisk, path, bytes);
  }).catch(() => undefined);
}

/** What lay there; undefined where there is nothing, or nothing that can be read. */
export async function lastDesk(project: Project): Promise<LastDesk | undefined> {
  const path = join(project.root, FILE);
  if (nodeDisk.entryNow(path)?.kind !== "file" || !isInside(project, path)) return undefined;
  try {
    return deskIn(askedIn(await nodeDisk.read(path)));
  } catch (cause) {
    // Another version's, or a person's own.
    if (cause instanceof Refused) return undefined;
    throw cause;
  }
}

function deskIn({ maybe, objects, word }: Asked): LastDesk {
  const template = maybe("template", (own) => own.text("template"));
  const hidden = maybe("hidden", (own) => own.word("hidden", HIDDEN_ROWS));
  const recipient = maybe("recipient", (own) => own.count("recipient"));
  const edits = maybe("edits", (own) => own.objects("edits").map(editIn));
  return {
    ...(template === undefined ? {} : { template }),
    lists: objects("lists").map(listIn),
    ...(hidden === undefined ? {} : { hidden }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(edits === undefined ? {} : { edits }),
    allow: objects("allow").map((one) => {
      const values = one.maybe("values", (own) => own.texts("values"));
      return { column: one.text("column"), ...(values === undefined ? {} : { values }) };
    }),
    edition: word("edition", ["corrected", "as-issued"]),
  };
}

function listIn({ text, maybe }: Asked): LastDesk["lists"][number] {
  const sheet = maybe("sheet", (own) => own.text("sheet"));
  const sha256 = maybe("sha256", (own) => own.text("sha256"));
  return {
    path: text("path"),
    ...(sheet === undefined ? {} : { sheet }),
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

function editIn({ count, text }: Asked): KeptEdit {
  return {
    list: count("list"),
    row: count("row"),
    column: count("column"),
    value: text("value"),
    reason: text("reason"),
    step: count("step"),
  };
}
