import type { VNode } from "preact";
import { trouble } from "../desk/desk.ts";
import { reloadDesk } from "../desk/reload-desk.ts";
import { doing, NOT_AS_SHOWN } from "../desk/tell-trouble.ts";
import { say } from "../words.ts";
import { Dialog } from "./dialog.tsx";
import { FindingItem } from "./findings.tsx";

/** What could not be done, until it is put away. */
export function Trouble(): VNode {
  const put = (): void => {
    trouble.value = [];
  };
  return (
    <Dialog isOpen={trouble.value.length > 0} title={say("outside")} onClose={put}>
      <ul class="findings" role="alert">
        {trouble.value.map((finding, index) => (
          <FindingItem key={index} finding={finding} />
        ))}
      </ul>
      {trouble.value.some(({ code }) => code === NOT_AS_SHOWN) && (
        <p class="actions">
          <button type="button" class="lead" onClick={doing(reloadDesk)}>
            {say("reload")}
          </button>
        </p>
      )}
    </Dialog>
  );
}
