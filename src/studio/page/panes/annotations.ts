/** What the buttons and the completion offer: annotations of a line, and those around words. */
export interface OfferedAnnotation {
  readonly name: string;
  /** What it does, for who does not know it. */
  readonly summary: string;
}

/** Annotations that say what a line is. */
export const ROLES: readonly OfferedAnnotation[] = [
  { name: "文書番号", summary: "右上（縦書きでは行末）に置く番号" },
  { name: "日付", summary: "発出の日付" },
  { name: "宛名", summary: "職名と敬称" },
  { name: "差出人", summary: "組織・職名・氏名" },
  { name: "件名", summary: "書簡の題" },
  { name: "頭語", summary: "拝啓 など" },
  { name: "結語", summary: "敬具 など。頭語と対にする" },
  { name: "記", summary: "中央の「記」" },
  { name: "項目", summary: "「１」などの付く項目" },
  { name: "以上", summary: "「記」の終わり" },
  { name: "追伸", summary: "結びの後の文" },
];

/** Lines beside, through and around words; small characters. */
export const LINES: readonly OfferedAnnotation[] = [
  { name: "傍線", summary: "文字の脇（横書きでは下）に線を引く" },
  { name: "二重傍線", summary: "文字の脇（横書きでは下）に二重の線を引く" },
  { name: "取消線", summary: "文字に重ねて、取り消す線を引く" },
  { name: "罫囲み", summary: "文字を線で囲む" },
  { name: "上付き小文字", summary: "上（縦書きでは右）に寄せた小さい字にする" },
  { name: "下付き小文字", summary: "下（縦書きでは左）に寄せた小さい字にする" },
];

/** All that is offered. */
export const ANNOTATIONS: readonly OfferedAnnotation[] = [
  ...ROLES,
  { name: "傍点", summary: "ここから［＃傍点終わり］まで、文字の脇に点を打つ" },
  { name: "傍点終わり", summary: "傍点の終わり" },
  ...LINES.flatMap(({ name, summary }) => [
    { name, summary: `ここから［＃${name}終わり］まで、${summary}` },
    { name: `${name}終わり`, summary: `${name}の終わり` },
  ]),
  { name: "縦中横", summary: "ここから［＃縦中横終わり］まで、横に並べて1字分にする" },
  { name: "縦中横終わり", summary: "縦中横の終わり" },
  { name: "割り注", summary: "ここから［＃割り注終わり］まで、2行に小さく組む" },
  { name: "割り注終わり", summary: "割り注の終わり" },
  { name: "注", summary: "ここから［＃注終わり］までを、終わりに置く注にする" },
  { name: "注終わり", summary: "注の終わり" },
  { name: "脚注", summary: "ここから［＃脚注終わり］までを、同じページの端に置く注にする" },
  { name: "脚注終わり", summary: "脚注の終わり" },
  { name: "※", summary: "ここから［＃※終わり］までを、段落や表のすぐ下に置く注にする" },
  { name: "※終わり", summary: "※の注の終わり" },
  { name: "注の場所", summary: "注を、終わりではなく、ここにまとめて置く" },
  { name: "改ページ", summary: "次の行から新しいページ" },
];
