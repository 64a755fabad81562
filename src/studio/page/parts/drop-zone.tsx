import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { takeFile } from "../desk/choose.ts";
import { attempt } from "../desk/tell-trouble.ts";
import { say } from "../words.ts";

/** Takes a file that is dropped, or chosen by a button: not everybody can drag. */
export function DropZone(props: {
  readonly as: "template" | "list";
  readonly hint: string;
  readonly accept: string;
}): VNode {
  const { as, hint, accept } = props;
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined): void => {
    for (const file of files ?? []) void attempt(() => takeFile(file, as));
  };
  return (
    <section
      aria-label={hint}
      class={isOver ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <p>{hint}</p>
      <button type="button" onClick={() => input.current?.click()}>
        {say("chooseFile")}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={as === "list"}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = "";
        }}
      />
    </section>
  );
}
