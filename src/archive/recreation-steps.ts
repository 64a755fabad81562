import { ARCHIVE_LAYOUT, type ArchiveRecord } from "./archive-record.ts";

/** What the one who opens an archive must know besides its record. */
export interface StepsFacts {
  readonly record: ArchiveRecord;
  /** The oldest version of Node that the program takes, e.g. `20.19`. */
  readonly node: string;
}

/**
 * Gives 再現手順.txt: what somebody does who finds the archive in ten years and knows nothing of the program.
 *
 * Shape: UTF-8 with a byte order mark, lines ended as Notepad has them.
 */
export function recreationSteps({ record, node }: StepsFacts): string {
  const lines = [
    "再現手順",
    "",
    `「${record.title}」の書簡${record.letters}通を、作成したときと同じバイト列で作り直すための保存箱です。`,
    `作成したプログラム: ${record.tool}（書簡のバイト列の番号 ${record.bytes}。この番号が同じプログラムは、同じバイト列の書簡を作ります）`,
    "",
    "1. 用意するもの",
    "",
    `Node.js ${node} 以上だけです（Windows、macOS、Linux）。ほかのプログラムも、インターネットも不要です。`,
    "",
    "2. 作り直す",
    "",
    "この保存箱のフォルダー（bagit.txt のあるところ）を開き、そこで次のコマンドを実行します。",
    "",
    `    node data/${ARCHIVE_LAYOUT.main} recreate . --out ../再現`,
    "",
    "1通だけなら、団体コードや職名を指定します。",
    "",
    `    node data/${ARCHIVE_LAYOUT.main} recreate . --only ${"団体コード"} --out ../再現`,
    "",
    "保存箱の全部のファイルを確かめてから書簡を作り、元の書簡のハッシュ値と比べます。1バイトでも違えば、その書簡の名前を示します。",
    "",
    "3. 入っているもの",
    "",
    ...contents(record).map(([path, what]) => `    data/${path}　${what}`),
    "",
    ...fontLines(record),
    "4. 壊れていないかだけを確かめる",
    "",
    "この保存箱は BagIt（RFC 8493）の形です。どの BagIt の検査プログラムでも確かめられます。",
    "manifest-sha256.txt と manifest-sha512.txt に、全部のファイルのハッシュ値があります。",
    "",
  ];
  return `\u{feff}${lines.join("\r\n")}`;
}

function contents({ kept, characters }: ArchiveRecord): readonly (readonly [string, string])[] {
  const { run, templates, recipients, program, provenance } = ARCHIVE_LAYOUT;
  return [
    [
      `${run}/`,
      kept === "files" ? "書簡と台帳" : "台帳（書簡そのものは入れず、ハッシュ値だけを残しました）",
    ],
    [`${templates}/`, "ひな形"],
    [`${recipients}/`, "宛名簿"],
    ...(characters === undefined ? [] : [[`${ARCHIVE_LAYOUT.characters}/`, "外字の表"] as const]),
    [`${program}/`, "プログラム"],
    [provenance, "来歴（何から何を作ったか。PREMIS 3 の言葉による XML）"],
  ];
}

/** The fonts that are in the archive, and those that its reader has to find. */
function fontLines({ faces }: ArchiveRecord): readonly string[] {
  const missing = faces.filter(({ place }) => place === "outside");
  const packed = faces.filter(({ place }) => place === "archive");
  return [
    ...packed.map(({ name, path }) => `    data/${path}　フォント ${name}`),
    ...(packed.length > 0 ? [""] : []),
    ...missing.flatMap(({ name, sha256 }) => [
      `フォント ${name} は、使用許諾により入れていません。`,
      `同じファイル（SHA-256: ${sha256}）を data/${ARCHIVE_LAYOUT.fonts}/ に置いてから実行してください。`,
      "",
    ]),
  ];
}
