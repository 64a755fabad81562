import type { ComponentChildren, VNode } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { say } from "../words.ts";
import { Connection } from "./connection.tsx";

/** A dialog of the browser's own: it keeps the keyboard inside, Escape closes it, and the focus goes back. */
export function Dialog(props: {
  readonly isOpen: boolean;
  readonly title: string;
  readonly onClose: () => void;
  /** What its own button says: 閉じる, if not given. */
  readonly closeWord?: string;
  readonly children: ComponentChildren;
}): VNode {
  const { isOpen, title, onClose, closeWord = say("close"), children } = props;
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
        <button type="button" onClick={() => ref.current?.close()}>
          {closeWord}
        </button>
      </div>
      {isOpen && <Connection />}
      <div class="dialog-body">{isOpen ? children : undefined}</div>
    </dialog>
  );
}
