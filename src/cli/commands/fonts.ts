import { type FontList, listFonts } from "../../ask/list-fonts.ts";
import type { CommonArguments } from "../common-arguments.ts";
import { EXIT } from "../exit-code.ts";
import { say, sayDiagnostics, sayJson } from "../output.ts";

/** `shokan fonts`: the typefaces found and what each is good for. */
export async function runFonts(args: CommonArguments): Promise<number> {
  const output = { language: args.lang, json: args.json };
  const { faces, problems } = await listFonts();
  for (const face of faces) {
    if (args.json) sayJson({ kind: "face", ...face });
    else for (const line of args.lang === "ja" ? japanese(face) : english(face)) say(line, output);
  }
  sayDiagnostics(problems, output);
  return problems.some(({ severity }) => severity === "error") ? EXIT.refused : EXIT.done;
}

type FaceDescription = FontList["faces"][number];

function nameOf(face: FaceDescription): string {
  const collection = face.index > 0 ? ` #${face.index}` : "";
  const japaneseName = face.familyJa === undefined ? "" : `（${face.familyJa}）`;
  return `${face.family} ${face.style}${japaneseName}  ${face.path}${collection}`;
}

const EMBEDDING_JA = {
  subset: "使う字だけ埋め込める",
  whole: "全体なら埋め込める",
  refused: "埋め込めない",
};

function japanese(face: FaceDescription): readonly string[] {
  const collections = face.variationCollections.join("、");
  return [
    nameOf(face),
    `  文字　　　${face.characterCount}字（JIS X 0208 ${share(face.jisX0208)}、JIS X 0213 ${share(face.jisX0213)}）`,
    `  異体字　　${face.variationSequenceCount}組${collections === "" ? "" : `（${collections}）`}`,
    `  縦書き　　${face.hasVerticalForms ? "縦書き用の字形がある" : "縦書き用の字形がない（縦書きの書簡には使えません）"}`,
    `  埋め込み　${EMBEDDING_JA[face.embedding]}（fsType ${face.fsType}）`,
    ...(face.licence === undefined ? [] : [`  許諾　　　${face.licence}`]),
  ];
}

function english(face: FaceDescription): readonly string[] {
  const collections = face.variationCollections.join(", ");
  return [
    nameOf(face),
    `  characters: ${face.characterCount} (JIS X 0208 ${share(face.jisX0208)}, JIS X 0213 ${share(face.jisX0213)})`,
    `  variation sequences: ${face.variationSequenceCount}${collections === "" ? "" : ` (${collections})`}`,
    `  vertical forms: ${face.hasVerticalForms ? "yes" : "no"}`,
    `  embedding: ${face.embedding} (fsType ${face.fsType})`,
    ...(face.licence === undefined ? [] : [`  licence: ${face.licence}`]),
  ];
}

function share({ present, total }: FaceDescription["jisX0208"]): string {
  return `${present}/${total}`;
}
