import type { VNode } from "preact";
import { trouble } from "../desk/desk.ts";
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
    </Dialog>
  );
}
