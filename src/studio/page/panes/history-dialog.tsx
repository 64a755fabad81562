import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { EarlierText, Handle } from "../../protocol/server.ts";
import { template } from "../desk/desk.ts";
import { typed } from "../desk/edit-template.ts";
import { attempt, doing } from "../desk/tell-trouble.ts";
import { templateTextIn } from "../desk/template-bytes.ts";
import { Dialog } from "../parts/dialog.tsx";
import { ask, askBytes } from "../server-client.ts";
import { language, say } from "../words.ts";
import { TextComparison } from "./text-comparison.tsx";

/** The template's earlier texts: each is compared with that of now, and comes back by a click, which can be undone like typing. */
export function HistoryDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): VNode {
  const { isOpen, onClose } = props;
  const [texts, setTexts] = useState<readonly EarlierText[]>([]);
  const [shown, setShown] = useState<
    { readonly handle: Handle; readonly text: string } | undefined
  >(undefined);
  const handle = template.value?.file.handle;
  useEffect(() => {
    setShown(undefined);
    if (!isOpen || handle === undefined) return;
    void attempt(async () => setTexts((await ask("/api/template/history", { handle })).texts));
  }, [isOpen, handle]);
  return (
    <Dialog isOpen={isOpen} title={say("history")} onClose={onClose}>
      {texts.length === 0 && <p class="soft">{say("historyEmpty")}</p>}
      <ul class="earlier">
        {texts.map(({ file, replacedAt }) => (
          <li key={file.handle}>
            <p class="actions">
              <span>{new Date(replacedAt).toLocaleString(language.value)}</span>
              <button
                type="button"
                aria-expanded={shown?.handle === file.handle}
                onClick={doing(async () =>
                  setShown(
                    shown?.handle === file.handle
                      ? undefined
                      : { handle: file.handle, text: await textOf(file.handle) },
                  ),
                )}
              >
                {say("compareNow")}
              </button>
              <button
                type="button"
                onClick={doing(async () => {
                  if (handle !== undefined) typed(await textOf(file.handle), handle);
                  onClose();
                })}
              >
                {say("restore")}
              </button>
            </p>
            {shown?.handle === file.handle && (
              <TextComparison before={shown.text} after={template.value?.text ?? ""} />
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

async function textOf(handle: Handle): Promise<string> {
  return templateTextIn(await askBytes("/api/file", { handle })).text;
}
