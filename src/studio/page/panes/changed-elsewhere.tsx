import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { chooseTemplate, keepApart } from "../desk/choose.ts";
import { type ChosenTemplate, saving } from "../desk/desk.ts";
import { saveOver } from "../desk/edit-template.ts";
import { sha256Of } from "../desk/sha256-of.ts";
import { doing } from "../desk/tell-trouble.ts";
import { templateTextIn } from "../desk/template-bytes.ts";
import { askBytes } from "../server-client.ts";
import { say } from "../words.ts";
import { TextComparison } from "./text-comparison.tsx";

/**
 * The file is not what this window has seen: either text can be gone on with, and neither is lost. The other one is put away only
 * after it was looked at.
 */
export function ChangedElsewhere({ chosen }: { readonly chosen: ChosenTemplate }): VNode {
  const [other, setOther] = useState<{ readonly text: string; readonly sha256: string }>();
  const { handle } = chosen.file;
  const compare = async (): Promise<void> => {
    const bytes = await askBytes("/api/file", { handle });
    setOther({ text: templateTextIn(bytes).text, sha256: await sha256Of(bytes) });
  };
  if (saving.value === "gone") {
    return (
      <div class="notice" role="alert">
        <p>{say("templateGone")}</p>
        <p class="actions">
          <button type="button" onClick={doing(keepApart)}>
            {say("keepApart")}
          </button>
        </p>
      </div>
    );
  }
  return (
    <div class="notice" role="alert">
      <p>{say("changedElsewhere")}</p>
      <p class="actions">
        <button type="button" onClick={doing(keepApart)}>
          {say("keepApart")}
        </button>
        <button type="button" onClick={doing(compare)}>
          {say("compareOther")}
        </button>
        {other !== undefined && (
          <button type="button" onClick={doing(() => saveOver(other.sha256))}>
            {say("saveOver")}
          </button>
        )}
        <button type="button" onClick={doing(() => chooseTemplate(handle, true))}>
          {say("reload")}
        </button>
      </p>
      {other !== undefined && <TextComparison before={other.text} after={chosen.text ?? ""} />}
    </div>
  );
}
