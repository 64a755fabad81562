import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { chooseTemplate, convertTemplate } from "../desk/choose.ts";
import {
  type ChosenTemplate,
  hello,
  isApart,
  listing,
  saving,
  template,
  templateFindings,
  templateView,
} from "../desk/desk.ts";
import { isPlain } from "../desk/edit-template.ts";
import { attempt, doing } from "../desk/tell-trouble.ts";
import { DropZone } from "../parts/drop-zone.tsx";
import { Findings } from "../parts/findings.tsx";
import { currentPane } from "../parts/panes.ts";
import { say } from "../words.ts";
import { ChangedElsewhere } from "./changed-elsewhere.tsx";
import { HistoryDialog } from "./history-dialog.tsx";
import { InsertTools } from "./insert-tools.tsx";
import { NamedInputs } from "./named-inputs.tsx";
import { SettingsDialog } from "./settings-dialog.tsx";
import { TemplateEditor } from "./template-editor.tsx";

/** ひな形: the letter's text with its places, or the Word file that has it. */
export function TemplatePane(): VNode {
  const [isChoosing, setChoosing] = useState(false);
  const chosen = template.value;
  const isOpen = chosen !== undefined && !isChoosing;
  return (
    <section
      id="template"
      tabIndex={-1}
      class={currentPane.value === "template" ? "pane current" : "pane"}
      aria-labelledby="template-title"
      onFocusCapture={() => {
        currentPane.value = "template";
      }}
    >
      <div class="pane-head">
        <h2 id="template-title">{say("template")}</h2>
        <span class="path soft small" title={chosen?.file.path}>
          {chosen?.file.path}
        </span>
        {chosen?.text !== undefined && !chosen.isForeign && <SavingState />}
        {chosen !== undefined && (
          <button type="button" aria-pressed={isChoosing} onClick={() => setChoosing(!isChoosing)}>
            {say("another")}
          </button>
        )}
      </div>
      {isOpen ? (
        <div class="pane-body">
          {isApart() && <ChangedElsewhere chosen={chosen} />}
          <ChosenText chosen={chosen} />
          <NamedInputs />
          <Findings findings={templateFindings.value} label={say("template")} />
        </div>
      ) : (
        <TemplateChoice onChosen={() => setChoosing(false)} />
      )}
    </section>
  );
}

function ChosenText({ chosen }: { readonly chosen: ChosenTemplate }): VNode {
  if (chosen.isWord) return <WordLetter />;
  if (chosen.isForeign) return <ForeignText text={chosen.text ?? ""} />;
  return <TextTemplate handle={chosen.file.handle} />;
}

/** A text in another encoding: it can be read, and be had in UTF-8 beside. */
function ForeignText({ text }: { readonly text: string }): VNode {
  return (
    <>
      <div class="notice" role="alert">
        <p>{say("foreignText")}</p>
        <button type="button" onClick={doing(convertTemplate)}>
          {say("convertText")}
        </button>
      </div>
      <textarea
        class="editor plain-editor"
        aria-label={say("editor")}
        lang="ja"
        readOnly
        value={text}
      />
    </>
  );
}

function SavingState(): VNode {
  const words = {
    saved: "saved",
    unsaved: "unsaved",
    saving: "saving",
    "changed-elsewhere": "unsaved",
    gone: "unsaved",
  } as const;
  return (
    <span class="soft small" role="status">
      {say(words[saving.value])}
    </span>
  );
}

function TextTemplate({ handle }: { readonly handle: string }): VNode {
  const [dialog, setDialog] = useState<"settings" | "history" | undefined>(undefined);
  const close = (): void => setDialog(undefined);
  return (
    <>
      <div class="tools" role="toolbar" aria-label={say("insert")}>
        <InsertTools />
        <button type="button" onClick={() => setDialog("settings")}>
          {say("settings")}…
        </button>
        <button type="button" onClick={() => setDialog("history")}>
          {say("history")}…
        </button>
        <button
          type="button"
          aria-pressed={isPlain.value}
          title={say("plainHint")}
          onClick={() => {
            isPlain.value = !isPlain.value;
          }}
        >
          {say("plain")}
        </button>
      </div>
      <TemplateEditor key={handle} handle={handle} />
      <SettingsDialog isOpen={dialog === "settings"} onClose={close} />
      <HistoryDialog isOpen={dialog === "history"} onClose={close} />
    </>
  );
}

function WordLetter(): VNode {
  const view = templateView.value;
  return (
    <div class="word">
      <h3>{say("wordTemplate")}</h3>
      <p>{say("wordTemplateHint")}</p>
      <ul class="tags" aria-label={say("columnsUsed")}>
        {view?.columns.map((column) => (
          <li key={column}>{column}</li>
        ))}
      </ul>
      {view !== undefined && view.versions.length > 0 && (
        <>
          <h3>{say("versions")}</h3>
          <ul class="tags">
            {view.versions.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function TemplateChoice({ onChosen }: { readonly onChosen: () => void }): VNode {
  const known = listing.value.templates;
  return (
    <div class="pane-body choice">
      <DropZone as="template" hint={say("dropTemplate")} accept=".hbs,.docx,.txt" />
      <h3>{say("inProject", { folder: hello.value?.project ?? "" })}</h3>
      {known.length === 0 && <p class="soft">{say("noTemplates")}</p>}
      <ul class="offers">
        {known.map((file) => (
          <li key={file.handle}>
            <button
              type="button"
              onClick={() => {
                void attempt(() => chooseTemplate(file.handle));
                onChosen();
              }}
            >
              <Offer path={file.path} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A template that comes with the product has a sentence and a picture; any other, its name. */
function Offer({ path }: { readonly path: string }): VNode {
  const shipped = SHIPPED.find(({ file }) => path === `templates/${file}`);
  if (shipped === undefined) return <span>{path}</span>;
  return (
    <>
      <img src={`/${shipped.file}.png`} alt="" />
      <span>
        <strong>{say(shipped.title)}</strong>
        <span class="soft small">{say(shipped.summary)}</span>
        <span class="soft small">{path}</span>
      </span>
    </>
  );
}

const SHIPPED = [
  { file: "dx-jinzai.hbs", title: "offerDx", summary: "offerDxHint" },
  { file: "notice.hbs", title: "offerNotice", summary: "offerNoticeHint" },
  { file: "kenshu.hbs", title: "offerKenshu", summary: "offerKenshuHint" },
  { file: "kansha.hbs", title: "offerKansha", summary: "offerKanshaHint" },
  { file: "shuryo.hbs", title: "offerShuryo", summary: "offerShuryoHint" },
  { file: "reissue.hbs", title: "offerReissue", summary: "offerReissueHint" },
  { file: "meiji30.hbs", title: "offerMeiji", summary: "offerMeijiHint" },
  { file: "annai.docx", title: "offerWord", summary: "offerWordHint" },
] as const;
