import type { Content } from "./pdfmake-parts.ts";
import { differingPaths, type ReportRun } from "./report-run.ts";
import { hairlines, INK, type Typist } from "./report-style.ts";
import { allFormats, type RunCounts } from "./run-counts.ts";

/** Room for the people who answer for the run; one with differences or not compared is not signed. */
export function confirmation(
  run: ReportRun,
  counts: RunCounts,
  typist: Typist,
): readonly Content[] {
  const { verdicts } = allFormats(counts);
  const troubles = differingPaths(run).size + run.setAside.length + run.reprinted.length;
  if (troubles > 0 || verdicts.different > 0 || verdicts.equal === 0) return [];
  const boxes = ["確認日", "担当", "責任者"];
  const frame = (): number => 0.5;
  const table: Content = {
    table: {
      widths: boxes.map(() => 76),
      body: [
        boxes.map((name) =>
          typist.text(name, { fontSize: 7.5, color: INK.grey, alignment: "center" }),
        ),
        boxes.map(() => typist.text("", { margin: [0, 0, 0, 30] })),
      ],
    },
    layout: {
      ...hairlines(2, 1),
      hLineWidth: frame,
      vLineWidth: frame,
      hLineColor: () => INK.grey,
      vLineColor: () => INK.grey,
    },
  };
  const columns = [
    { width: "*" as const, ...typist.text("") },
    { width: "auto" as const, ...table },
  ];
  return [{ unbreakable: true, stack: [{ columns }] }];
}
