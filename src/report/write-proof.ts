import { lookWord } from "../base/messages/look.ts";
import { saidOf } from "../base/messages/said-of.ts";
import type { World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import { FORMAT_IDS, FORMATS, PRINT_RUN_NAME } from "../model/output-format.ts";
import { PROOF_FILE } from "../model/report-files.ts";
import type { LedgerEntry } from "../model/run.ts";
import type { PlainRunOption } from "../model/run-option.ts";
import type { Difference } from "../model/verification.ts";
import { confirmation } from "./confirmation.ts";
import { optionWords } from "./option-words.ts";
import type { Content } from "./pdfmake-parts.ts";
import { writeReportPdf } from "./report-document.ts";
import { differingPaths, grouped, type ReportFile, type ReportRun } from "./report-run.ts";
import {
  createTypist,
  factTable,
  footer,
  hairlines,
  heading,
  INK,
  MARGINS,
  TEXT_WIDTH,
  type Typist,
} from "./report-style.ts";
import { allFormats, countRun, countText, type RunCounts, unitOf } from "./run-counts.ts";
import { strictReader, strictRunReader } from "./strict-reader-text.ts";

/** Most differences that are printed one by one; a run with more is made again, not read through. */
const MAX_DIFFERENCES = 200;

/** Longer tables may be split over pages. */
const MAX_KEPT_ROWS = 12;

/**
 * Writes the proof sheet of a run (照合証明): what was made, from what, how it was read back and compared, and
 * every difference.
 *
 * Shape: one page for a run without differences. Same bytes for the same run on one version of Node.
 */
export async function writeProofPdf(
  run: ReportRun,
  entries: Iterable<LedgerEntry>,
  faces: readonly FontFace[],
  world: World,
): Promise<ReportFile> {
  const typist = createTypist(faces);
  const counts = countRun(entries);
  const digest = filesDigest(entries, world);
  const bytes = await writeReportPdf(
    {
      title: `照合証明 ${run.title}`,
      subject: world.sha256(new TextEncoder().encode(JSON.stringify([run, digest]))),
      creator: run.inputs.tool,
      date: run.date,
      margins: MARGINS,
      style: { fontSize: 9.5, lineHeight: 1.35, color: INK.black },
      content: [
        heading(typist, "照合証明"),
        verdict(run, counts, typist),
        ...section(typist, "作成した書簡", lettersOf(run, counts, typist)),
        ...section(typist, "照合の方法", methodsOf(run, counts, typist)),
        ...section(typist, "作成に用いたもの", inputsOf(run, digest, typist)),
        ...differencesOf(run, typist),
        ...reprintedOf(run, typist),
        ...setAsideOf(run, typist),
        ...warningsOf(run, typist),
        ...confirmation(run, counts, typist),
      ],
      footer: footer(typist, `照合証明　${run.title}`),
    },
    faces,
    world,
  );
  return { path: PROOF_FILE, bytes };
}

/** The sentence for which the sheet is read. */
function verdict(run: ReportRun, counts: RunCounts, typist: Typist): Content {
  const differing = differingPaths(run);
  const { files, verdicts } = allFormats(counts);
  const { equal: verified, unread } = verdicts;
  const troubles = differing.size + run.setAside.length + run.reprinted.length;
  const result = resultText(files, verified, { unread, unit: unitOf(counts) });
  const remarks = [
    differing.size > 0 ? `${grouped(differing.size)}ファイルに相違があります` : "",
    run.setAside.length > 0 ? `${grouped(run.setAside.length)}通を作成できませんでした` : "",
    run.reprinted.length > 0 ? "先に作成した書簡と同じになりません" : "",
    unread > 0 && unread < files ? `${grouped(unread)}${unitOf(counts)}は照合していません` : "",
    run.warnings.length > 0 ? `注意が${grouped(warningCount(run))}件あります` : "",
  ].filter((remark) => remark !== "");
  return {
    margin: [0, 0, 0, 18],
    stack: [
      typist.text(result, { fontSize: 13, alignment: "center" }),
      ...remarks.map((remark) =>
        typist.text(remark, {
          fontSize: 11,
          alignment: "center",
          color: troubles > 0 ? INK.alarm : INK.grey,
          margin: [0, 4, 0, 0],
        }),
      ),
    ],
  };
}

function resultText(
  files: number,
  verified: number,
  { unread, unit }: { readonly unread: number; readonly unit: string },
): string {
  if (unread === files) return `${grouped(files)}${unit}を作成しました（照合していません）`;
  return verified === files
    ? `${grouped(files)}${unit}すべての文字が原稿と一致しました`
    : `${grouped(files)}${unit}のうち ${grouped(verified)}${unit}の文字が原稿と一致しました`;
}

type Facts = readonly (readonly [string, Content])[];

/** A heading with its table, kept on one page as far as it is short. */
function section(typist: Typist, name: string, facts: Facts): readonly Content[] {
  const stack = [sectionHeading(typist, name), factTable(typist, facts)];
  return [{ stack, unbreakable: facts.length <= MAX_KEPT_ROWS }];
}

function sectionHeading(typist: Typist, name: string): Content {
  return typist.text(name, { fontSize: 10.5, margin: [0, 0, 0, 4] });
}

function lettersOf(run: ReportRun, counts: RunCounts, typist: Typist): Facts {
  const facts: [string, string][] = [["件名", run.title]];
  if (run.dateText !== undefined) facts.push(["書簡の日付", run.dateText]);
  facts.push(["通数", countText(counts)]);
  for (const line of run.account) {
    const [, name = "", text = line] = /^([^　]+)　+(.*)$/u.exec(line) ?? [];
    facts.push([name, text]);
  }
  return facts.map(([name, value]) => [name, typist.cell(value, VALUE_WIDTH, { fontSize: 9.5 })]);
}

/** Who read what: the readers are programs that share nothing with those that wrote the files. */
function methodsOf(run: ReportRun, counts: RunCounts, typist: Typist): Facts {
  const { files: all, verdicts: read } = allFormats(counts);
  if (read.unread === all) return [["照合の範囲", typist.text(RANGE_TEXT.none)]];
  const engine = engineOf(run);
  const formats = FORMAT_IDS.flatMap((format): [string, Content][] => {
    const { name } = FORMATS[format];
    const reader =
      format === "pdf" && engine !== undefined ? convertedBy(engine) : FORMATS[format].reader;
    const found = counts.formats.get(format);
    if (found === undefined) return [];
    const { files, pages, verdicts, strict } = found;
    const extent = pages > 0 ? `（${grouped(pages)}ページ）` : "";
    return [
      [
        name.ja,
        {
          stack: [
            typist.text(
              `${grouped(files)}ファイル${extent}のうち ${grouped(verdicts.equal)}ファイルが一致`,
            ),
            typist.text(strict === 0 ? reader : strictReader(format, files - strict), {
              fontSize: 8,
              color: INK.grey,
            }),
          ],
        },
      ],
    ];
  });
  return [
    ...formats,
    ...printedMethod(counts, typist),
    ["照合の範囲", typist.text(RANGE_TEXT[run.verify])],
    [
      "照合の対象",
      typist.text(
        `作成したファイルを読み戻し、すべての段落のすべての文字を原稿と照合しました。空白は照合していません。異体字セレクター、互換漢字、形の似た別の文字は、いずれも相違として扱います。${engine === undefined ? PAGES_SEEN : PAGES_CONVERTED}`,
        { fontSize: 8.5 },
      ),
    ],
  ];
}

/** What read the letters that have no file of their own. */
function printedMethod({ printed }: RunCounts, typist: Typist): Facts {
  if (printed === undefined) return [];
  const { volumes, files, pages, verdicts, strict } = printed;
  const extent = `${grouped(volumes)}冊（${grouped(pages)}ページ）に${grouped(files)}通`;
  const reader = strict === 0 ? FORMATS.pdf.reader : strictRunReader(files - strict);
  const stack = [
    typist.text(`${extent}のうち ${grouped(verdicts.equal)}通が一致`),
    typist.text(`${reader}。どの書簡も、その書簡のページで照合`, { fontSize: 8, color: INK.grey }),
  ];
  return [[PRINT_RUN_NAME.ja, { stack }]];
}

/** The foreign program that made the PDF; undefined where our own typesetter did. */
function engineOf({ inputs: { options } }: ReportRun): string | undefined {
  const name: PlainRunOption = "pdf-engine";
  return options[name];
}

function convertedBy(engine: string): string {
  return `作成：${engine} が Word ファイルから変換（作り直すと同じバイト列にはならず、再現されない）。読み取り：pdf.js（pdf-parse による）。文字を位置で並べ、Word ファイルと照合`;
}

function inputsOf(run: ReportRun, digest: string, typist: Typist): Facts {
  const { template, lists, fonts, options, tool, program } = run.inputs;
  const hashed = (name: string, sha256: string): Content => ({
    stack: [
      typist.cell(name, VALUE_WIDTH, { fontSize: 9.5 }),
      typist.cell(`SHA-256 ${sha256}`, VALUE_WIDTH, { fontSize: 7.5, color: INK.grey }),
    ],
  });
  const words = Object.entries(options).map(([name, value]) => optionWords(name, value));
  const chosen = words
    .filter(({ hashOf }) => hashOf === undefined)
    .map(({ name, value }) => typist.cell(`${name}：${value}`, VALUE_WIDTH, { fontSize: 9.5 }));
  return [
    ["ひな形", hashed(template.path, template.sha256)],
    ...words.flatMap(({ name, value, hashOf }): [string, Content][] =>
      hashOf === undefined ? [] : [[hashOf, hashed(name, value)]],
    ),
    ...lists.map(({ path, sha256, rows }): [string, Content] => [
      "宛名簿",
      hashed(`${path}（${grouped(rows)}件）`, sha256),
    ]),
    ...fonts.map(({ name, sha256 }): [string, Content] => ["フォント", hashed(name, sha256)]),
    ["指定", chosen.length === 0 ? typist.text("なし") : { stack: chosen }],
    ["プログラム", program === undefined ? typist.text(tool) : hashed(tool, program)],
    [
      "全ファイル",
      {
        stack: [
          typist.cell(`SHA-256 ${digest}`, VALUE_WIDTH, { fontSize: 7.5 }),
          typist.text(
            "台帳の順に「ハッシュ値、空白2つ、ファイル名、改行」を並べたもののハッシュ値",
            {
              fontSize: 7.5,
              color: INK.grey,
            },
          ),
        ],
      },
    ],
  ];
}

function differencesOf(run: ReportRun, typist: Typist): readonly Content[] {
  const all = run.differences.flatMap(({ path, differences }) =>
    differences.map((difference) => ({ path, difference })),
  );
  if (all.length === 0) return [];
  const shown = all.slice(0, MAX_DIFFERENCES);
  const rest = all.length - shown.length;
  const style = { fontSize: 8.5 };
  const head = ["ファイル", "段落", "原稿", "ファイルの文字"].map((name) =>
    typist.text(name, { fontSize: 7.5, color: INK.grey }),
  );
  const body = shown.map(({ path, difference }) => [
    typist.cell(path, PATH_WIDTH, style),
    typist.text(paragraphText(difference), style),
    typist.cell(shownText(difference.expected), 0, style),
    typist.cell(foundText(difference), 0, { ...style, color: INK.alarm }),
  ]);
  return [
    {
      unbreakable: body.length <= MAX_KEPT_ROWS,
      stack: [
        sectionHeading(typist, "相違"),
        {
          margin: [0, 0, 0, 16],
          table: {
            widths: [PATH_WIDTH, 24, "*", "*"],
            headerRows: 1,
            dontBreakRows: true,
            body: [head, ...body],
          },
          layout: hairlines(body.length + 1, 1),
        },
      ],
    },
    ...(rest > 0 ? [typist.text(`ほかに ${grouped(rest)}か所の相違があります`)] : []),
  ];
}

function setAsideOf(run: ReportRun, typist: Typist): readonly Content[] {
  if (run.setAside.length === 0) return [];
  return section(
    typist,
    "作成できなかった書簡",
    run.setAside
      .slice(0, MAX_DIFFERENCES)
      .map(({ id, reason }) => [id, typist.cell(reason, VALUE_WIDTH, { fontSize: 8.5 })]),
  );
}

function reprintedOf(run: ReportRun, typist: Typist): readonly Content[] {
  if (run.reprinted.length === 0) return [];
  const shown = run.reprinted.slice(0, MAX_DIFFERENCES);
  const style = { fontSize: 8.5, color: INK.alarm };
  return section(
    typist,
    "先に作成した書簡との相違",
    shown.map((text, index) => [String(index + 1), typist.cell(text, VALUE_WIDTH, style)]),
  );
}

/** What did not stop the run (注意) is listed with what was made, so that whoever signs has seen it. */
function warningsOf(run: ReportRun, typist: Typist): readonly Content[] {
  if (run.warnings.length === 0) return [];
  return section(
    typist,
    "注意",
    run.warnings.map(({ code, count, text }) => [
      `${grouped(count)}件`,
      {
        stack: [
          typist.cell(text, VALUE_WIDTH, { fontSize: 8.5 }),
          typist.text(code, { fontSize: 7.5, color: INK.grey }),
        ],
      },
    ]),
  );
}

function warningCount({ warnings }: ReportRun): number {
  return warnings.reduce((sum, { count }) => sum + count, 0);
}

/** A difference in ruby, or in what holds for the whole letter, belongs to no paragraph and has the number 0. */
function paragraphText({ paragraph, look, fault }: Difference): string {
  if (paragraph > 0) return String(paragraph);
  if (fault !== undefined) return fault.code === "verify/unreadable" ? "全体" : "紙面";
  return look === undefined ? "振り仮名" : "全体";
}

/** What was found: the text, or what is wrong with the page where the text is right. */
function foundText({ found, look, fault }: Difference): string {
  if (fault !== undefined) return saidOf(fault, "ja").message;
  return look === undefined ? shownText(found) : `${lookWord(look, "ja")}：${shownText(found)}`;
}

function shownText(text: string): string {
  return text === "" ? "（なし）" : text;
}

/** One hash over all files: what `sha256sum` prints for each, in the ledger's order, hashed once more. */
function filesDigest(entries: Iterable<LedgerEntry>, world: World): string {
  return world.sha256OfParts(digestLines(entries));
}

function* digestLines(entries: Iterable<LedgerEntry>): Iterable<Uint8Array> {
  const encoder = new TextEncoder();
  for (const { files, printed } of entries) {
    // A volume is there once, with the first of its letters.
    const volume = printed?.volume && { path: printed.path, ...printed.volume };
    const all = volume === undefined ? files : [volume];
    if (all.length > 0) {
      yield encoder.encode(all.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(""));
    }
  }
}

const RANGE_TEXT: Readonly<Record<ReportRun["verify"], string>> = {
  all: "すべての書簡",
  thorough: "すべての書簡（すべてのファイルを2とおりの読み取りで照合）",
  sample: "抜き取り",
  none: "照合なし",
};

const PAGES_SEEN = "PDF は文字の位置、大きさ、色、重なりと、紙の向き、注釈の有無も確かめました。";
const PAGES_CONVERTED =
  "PDF では、図、罫線、字の色、自動の番号、注の番号、異体字の字形は照合していません。行の切れ目とページの分かれ方は Word と違うことがあります。";

/** Width of the column of file names in points. */
const PATH_WIDTH = 140;

/** Room for a value in points: the text's width without the names' column and the white around them. */
const VALUE_WIDTH = TEXT_WIDTH - 76 - 12;
