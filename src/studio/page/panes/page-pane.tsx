import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { LetterView } from "../../protocol/worker.ts";
import {
  compared,
  edition,
  isStale,
  letter,
  lists,
  listsView,
  otherLetter,
  recipient,
  samples,
  template,
  templateView,
} from "../desk/desk.ts";
import { showLetter, showOther } from "../desk/show-letter.ts";
import { openInWord, savePdf } from "../desk/shown-letter.ts";
import { attempt, doing } from "../desk/tell-trouble.ts";
import { currentPane, goToRecipient } from "../parts/panes.ts";
import { say } from "../words.ts";
import { differences } from "./differences.ts";
import { LetterText } from "./letter-text.tsx";
import { Sheet } from "./sheet.tsx";

/** Pixels of CSS to a point at 100 %. */
const PIXELS_PER_POINT = 96 / 72;
const ZOOMS = [0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2, 3];

/** ページ: the letter to one recipient as it will be. */
export function PagePane(): VNode {
  const [hasGrid, setGrid] = useState(false);
  const [isText, setText] = useState(false);
  const [zoom, setZoom] = useFittingZoom();
  const view = letter.value;
  return (
    <section
      id="page"
      tabIndex={-1}
      class={currentPane.value === "page" ? "pane current" : "pane"}
      aria-labelledby="page-title"
      onFocusCapture={() => {
        currentPane.value = "page";
      }}
    >
      <div class="pane-head">
        <h2 id="page-title">{say("page")}</h2>
        <span class="path" title={view?.id}>
          {view?.addressee}
          {view?.version !== undefined && <span class="soft small"> {view.version}</span>}
        </span>
        <WhichRecipient />
      </div>
      <div class="tools" role="toolbar" aria-label={say("page")}>
        <Samples />
        <EditionChoice />
        <CompareChoice />
        <ZoomTools zoom={zoom} onZoom={setZoom} />
        <button type="button" aria-pressed={hasGrid} onClick={() => setGrid(!hasGrid)}>
          {say("grid")}
        </button>
        <button type="button" aria-pressed={isText} onClick={() => setText(!isText)}>
          {say("textView")}
        </button>
        {view?.pages !== undefined && (
          <button type="button" disabled={isStale.value} onClick={doing(savePdf)}>
            {say("savePdf")}
          </button>
        )}
        {view?.blocks !== undefined && (
          <button
            type="button"
            disabled={isStale.value}
            title={say("openInWordHint")}
            onClick={doing(openInWord)}
          >
            {say("openInWord")}
          </button>
        )}
      </div>
      {isStale.value && (
        <p class="notice" role="status">
          {say("stale")}
        </p>
      )}
      <section
        class={isStale.value ? "sheets stale" : "sheets"}
        tabIndex={0}
        aria-label={view?.addressee ?? say("page")}
      >
        {view === undefined && <NoLetter />}
        {view !== undefined && view.pages === undefined && <NoPages />}
        {view?.pages !== undefined && !isText && (
          <Sheets letter={view} scale={zoom * PIXELS_PER_POINT} hasGrid={hasGrid} />
        )}
        {view?.blocks !== undefined && (
          <LetterText blocks={view.blocks} isShown={isText || view.pages === undefined} />
        )}
      </section>
    </section>
  );
}

/** The pages, and beside them those of the letter that is compared. */
function Sheets(props: {
  readonly letter: LetterView;
  readonly scale: number;
  readonly hasGrid: boolean;
}): VNode {
  const { letter: view, scale, hasGrid } = props;
  const other = otherLetter.value;
  const pages = view.pages ?? [];
  const marks = useMemo(
    () => (other?.pages === undefined ? undefined : differences(pages, other.pages)),
    [view, other],
  );
  if (other === undefined || marks === undefined) {
    return <SheetColumn letter={view} scale={scale} hasGrid={hasGrid} marks={undefined} />;
  }
  const [here, there] = headingsBeside(view, other);
  return (
    <div class="beside">
      <SheetColumn letter={view} scale={scale} hasGrid={hasGrid} marks={marks[0]} heading={here} />
      <SheetColumn
        letter={other}
        scale={scale}
        hasGrid={hasGrid}
        marks={marks[1]}
        heading={there}
      />
    </div>
  );
}

/** Two editions have one addressee, and two addressees one edition. */
function headingsBeside(one: LetterView, other: LetterView): readonly [string, string] {
  if (compared.value !== "edition") return [one.version ?? "", other.version ?? ""];
  const names = [say("corrected"), say("asIssued")] as const;
  return edition.value === "corrected" ? names : [names[1], names[0]];
}

function SheetColumn(props: {
  readonly letter: LetterView;
  readonly scale: number;
  readonly hasGrid: boolean;
  readonly marks: ReadonlySet<number> | undefined;
  /** What tells it from the other. */
  readonly heading?: string;
}): VNode {
  const { letter: view, scale, hasGrid, marks, heading } = props;
  const pages = view.pages ?? [];
  let before = 0;
  return (
    <div class="sheet-column">
      {marks !== undefined && (
        <p class="small">
          {view.addressee} <span class="soft">{heading}</span>
        </p>
      )}
      {pages.map((page, index) => {
        const start = before;
        before += page.glyphs.length;
        return (
          <Sheet
            key={index}
            letter={view}
            page={page}
            label={say("pageOf", { n: index + 1, count: pages.length })}
            scale={scale}
            hasGrid={hasGrid}
            {...(marks === undefined ? {} : { marked: onPage(marks, start, before) })}
          />
        );
      })}
    </div>
  );
}

/** Marks of a whole letter as places on one page. */
function onPage(marks: ReadonlySet<number>, start: number, end: number): ReadonlySet<number> {
  return new Set([...marks].filter((at) => at >= start && at < end).map((at) => at - start));
}

/** What stands beside the letter: its other edition, or the first of another version. */
function CompareChoice(): VNode {
  const versions = samples.value?.versions ?? [];
  return (
    <select
      aria-label={say("compare")}
      value={String(compared.value)}
      disabled={letter.value === undefined}
      onChange={({ currentTarget: { value } }) => {
        compared.value = value === "none" || value === "edition" ? value : Number(value);
        void attempt(showOther);
      }}
    >
      <option value="none">{say("compare")}</option>
      <option value="edition">{say("compareEdition")}</option>
      {versions.map(({ name, recipient: place }) => (
        <option key={name} value={place}>
          {say("firstOf", { name })}
        </option>
      ))}
    </select>
  );
}

/** What is missing for a first page. */
function NoLetter(): VNode {
  const areChosen = lists.value.length > 0 && template.value !== undefined;
  return <p class="empty">{say(areChosen ? "noPageForErrors" : "noPage")}</p>;
}

function NoPages(): VNode {
  return <p class="notice">{say(templateView.value?.isWord === true ? "wordPages" : "noPages")}</p>;
}

/** The page fits the pane's width, and so do two of them, however wide it is, until somebody chooses. Shape: as `useState`. */
function useFittingZoom(): readonly [number, (zoom: number) => void] {
  const [fitting, setFitting] = useState(0.65);
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const width = letter.value?.pageSize[0] ?? 0;
  const columns = otherLetter.value?.pages === undefined ? 1 : 2;
  useEffect(() => {
    setChosen(undefined);
    const pane = document.querySelector("#page .sheets");
    if (pane === null || width === 0) return undefined;
    const fitNow = (): void => {
      const room = (pane.clientWidth - EDGES) / columns - (columns - 1) * BETWEEN;
      if (room > 50) setFitting(Math.max(room / (width * PIXELS_PER_POINT), 0.2));
    };
    fitNow();
    const observer = new ResizeObserver(fitNow);
    observer.observe(pane);
    return () => observer.disconnect();
  }, [width, columns]);
  return [chosen ?? fitting, setChosen];
}

/** What stands around the pages, and between two of them. Units: pixels. */
const EDGES = 40;
const BETWEEN = 12;

function WhichRecipient(): VNode {
  const count = listsView.value?.recipients ?? 0;
  const here = recipient.value;
  return (
    <span class="actions">
      <button
        type="button"
        aria-label={say("before")}
        title={say("before")}
        disabled={here === 0}
        onClick={() => goToRecipient(here - 1)}
      >
        ‹
      </button>
      <input
        type="number"
        aria-label={say("goToNth")}
        title={say("nth", { n: here + 1, count })}
        min={1}
        max={Math.max(count, 1)}
        value={count === 0 ? "" : here + 1}
        disabled={count === 0}
        style={{ inlineSize: "5.5em" }}
        onChange={({ currentTarget }) => goToRecipient(currentTarget.valueAsNumber - 1 || 0)}
      />
      <button
        type="button"
        aria-label={say("after")}
        title={say("after")}
        disabled={here + 1 >= count}
        onClick={() => goToRecipient(here + 1)}
      >
        ›
      </button>
    </span>
  );
}

/** Letters that are worth a look before all are made. */
function Samples(): VNode | null {
  const view = samples.value;
  if (view === undefined) return null;
  const offered = [
    ...(view.longest === undefined ? [] : [{ label: say("longest"), place: view.longest }]),
    ...(view.rarest === undefined ? [] : [{ label: say("rarest"), place: view.rarest }]),
    ...view.versions.map(({ name, recipient: place }) => ({
      label: say("firstOf", { name }),
      place,
    })),
  ];
  return (
    <select
      aria-label={say("look")}
      value=""
      onChange={({ currentTarget }) => {
        if (currentTarget.value !== "") goToRecipient(Number(currentTarget.value));
        currentTarget.value = "";
      }}
    >
      <option value="">{say("look")}</option>
      {offered.map(({ label, place }) => (
        <option key={label} value={place}>
          {label}
        </option>
      ))}
    </select>
  );
}

function EditionChoice(): VNode {
  return (
    <select
      aria-label={say("edition")}
      value={edition.value}
      disabled={template.value === undefined}
      onChange={({ currentTarget }) => {
        edition.value = currentTarget.value === "as-issued" ? "as-issued" : "corrected";
        void attempt(showLetter);
      }}
    >
      <option value="corrected">{say("corrected")}</option>
      <option value="as-issued">{say("asIssued")}</option>
    </select>
  );
}

function ZoomTools(props: {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}): VNode {
  const { zoom, onZoom } = props;
  const larger = ZOOMS.find((other) => other > zoom * 1.01);
  const smaller = ZOOMS.findLast((other) => other < zoom * 0.99);
  return (
    <>
      <button
        type="button"
        aria-label={say("zoomOut")}
        title={say("zoomOut")}
        disabled={smaller === undefined}
        onClick={() => onZoom(smaller ?? zoom)}
      >
        −
      </button>
      <span class="small soft">{say("zoom", { percent: Math.round(zoom * 100) })}</span>
      <button
        type="button"
        aria-label={say("zoomIn")}
        title={say("zoomIn")}
        disabled={larger === undefined}
        onClick={() => onZoom(larger ?? zoom)}
      >
        ＋
      </button>
    </>
  );
}
