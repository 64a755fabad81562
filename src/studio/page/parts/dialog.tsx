import type { ComponentChildren, VNode } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { say } from "../words.ts";
import { Connection } from "./connection.tsx";

/** A dialog of the browser's own: it keeps the keyboard inside, Escape closes it, and the focus goes back. */
export function Dialog(props: {
  readonly isOpen: boolean;
  readonly title: string;
  readonly onClose: () => void;
  /** What else answers a question; its own button stands beside then, and says やめる. */
  readonly answers?: ComponentChildren;
  readonly children: ComponentChildren;
}): VNode {
  const { isOpen, title, onClose, answers, children } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen && ref.current?.open === false) ref.current.showModal();
    if (!isOpen && ref.current?.open === true) ref.current.close();
  }, [isOpen]);
  return (
    <dialog ref={ref} aria-labelledby={id} onClose={onClose}>
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        {answers === undefined && <CloseButton word={say("close")} />}
      </div>
      {isOpen && <Connection />}
      <div class="dialog-body">
        {isOpen ? children : undefined}
        {isOpen && answers !== undefined && (
          <p class="actions">
            <CloseButton word={say("leaveIt")} />
            {answers}
          </p>
        )}
      </div>
    </dialog>
  );
}

function CloseButton({ word }: { readonly word: string }): VNode {
  return (
    <button type="button" onClick={({ currentTarget }) => currentTarget.closest("dialog")?.close()}>
      {word}
    </button>
  );
}
