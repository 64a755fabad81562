import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { EarlierText } from "../../protocol/server.ts";
import { template } from "../desk/desk.ts";
import { typed } from "../desk/edit-template.ts";
import { attempt, doing } from "../desk/tell-trouble.ts";
import { Dialog } from "../parts/dialog.tsx";
import { ask, askBytes } from "../server-client.ts";
import { language, say } from "../words.ts";

/** The template's earlier texts; one of them comes back by a click, and that can be undone like typing. */
export function HistoryDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): VNode {
  const { isOpen, onClose } = props;
  const [texts, setTexts] = useState<readonly EarlierText[]>([]);
  const handle = template.value?.file.handle;
  useEffect(() => {
    if (!isOpen || handle === undefined) return;
    void attempt(async () => setTexts((await ask("/api/template/history", { handle })).texts));
  }, [isOpen, handle]);
  return (
    <Dialog isOpen={isOpen} title={say("history")} onClose={onClose}>
      {texts.length === 0 && <p class="soft">{say("historyEmpty")}</p>}
      <ul>
        {texts.map(({ file, replacedAt }) => (
          <li key={file.handle} class="actions">
            <span>{new Date(replacedAt).toLocaleString(language.value)}</span>
            <button
              type="button"
              onClick={doing(async () => {
                typed(
                  new TextDecoder().decode(await askBytes("/api/file", { handle: file.handle })),
                );
                onClose();
              })}
            >
              {say("restore")}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
