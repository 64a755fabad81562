import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Handle } from "../../protocol/server.ts";
import { isPlain } from "../desk/edit-template.ts";
import { say } from "../words.ts";
import { PlainEditor } from "./plain-editor.tsx";

/** The template's text in an editor: one that knows its language, or the browser's own where that cannot be had or is not wanted. */
export function TemplateEditor({ handle }: { readonly handle: Handle }): VNode {
  const [hasFailed, setFailed] = useState(false);
  if (isPlain.value) return <PlainEditor handle={handle} />;
  if (!hasFailed) return <CodeEditor handle={handle} onFailed={() => setFailed(true)} />;
  return (
    <>
      <p class="notice small" role="status">
        {say("plainInstead")}
      </p>
      <PlainEditor handle={handle} />
    </>
  );
}

/** The editor is loaded when the first text is opened. */
function CodeEditor(props: { readonly handle: Handle; readonly onFailed: () => void }): VNode {
  const { handle, onFailed } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isWanted = true;
    let end = (): void => undefined;
    const open = async (): Promise<void> => {
      const { openCodeEditor } = await import("./code-editor.ts");
      if (isWanted && place.current !== null) end = openCodeEditor(place.current, handle);
    };
    open().catch(onFailed);
    return () => {
      isWanted = false;
      end();
    };
  }, []);
  return <div class="editor" ref={place} />;
}
