import fc from "fast-check";

/**
 * Templates of whole letters without pictures, drawn of everything else that the notation has: 別紙 on pages of their own, references
 * by name to all that has one, notes of each kind, numbered items, places of seals, heads and feet. Each makes a letter for a city.
 *
 * Shape: every name that a sentence leads to is there once; most letters have some reference.
 */
export const drawnLetter: fc.Arbitrary<string> = fc
  .record({
    kind: fc.constantFrom("書簡" as const, "通知" as const),
    format: fc.constantFrom("26x27", "39x19", "40x28", "40x36", "37x32"),
    pageNumber: fc.constantFrom("なし", "漢数字", "算用数字", "― 1 ―"),
    hasHead: fc.boolean(),
    joint: fc.constantFrom("", "契印: 上辺\n", "割印: とじ目\n"),
    latin: fc.constantFrom("", ", 欧字: 正立", ", 欧字: 横倒し"),
    signers: fc.constantFrom("none" as const, "room" as const),
    own: fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
    parts: fc.array(
      fc.record({
        format: fc.constantFrom("26x27", "39x19", "40x36", "37x32"),
        isNamed: fc.boolean(),
        lines: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
      }),
      { maxLength: 3 },
    ),
    choices: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  })
  .map((drawn) => {
    const { kind, format, pageNumber, hasHead, joint, latin, signers, own, parts, choices } = drawn;
    const isVertical = VERTICAL.has(format);
    const named = parts.map((part, index) => ({
      ...part,
      name: part.isNamed ? `様式${index + 1}` : "",
    }));
    const body = [
      ...(hasHead ? ["［＃文書番号］総行第１２号", "［＃日付］{{和暦 日付}}"] : []),
      ...linesOf(own, isVertical),
      "次のとおり通知します。",
      ...SIGNED[signers],
      "［＃宛名］{{職名}}　{{敬称}}",
      ...named.flatMap(({ name, format: paper, lines }) => [
        name === "" ? "［＃別紙］" : "［＃別紙「DEF」］",
        "［＃右肩］別紙NUMBER",
        ...linesOf(lines, name === "" ? isVertical : VERTICAL.has(paper)),
      ]),
    ].join("\n");
    const isBodied = body.includes("太字");
    const running = hasHead
      ? 'ヘッダー:\n  左: "{{文書番号}}"\n  最初のページ: なし\nフッター: { 右: 取扱注意 }\n文書番号: 総行第１２号\n'
      : "";
    const { text, parts: defs } = withNames(
      body,
      named.map(({ name }) => name),
      choices,
    );
    const papers = named.flatMap(({ name, format: paper }) =>
      name === "" ? [] : [`  ${defs.get(name)}: { 基本: ${paper} }\n`],
    );
    return `---
表題: 見本
種別: ${kind}
体裁: { 基本: ${format}, ノンブル: ${pageNumber} }
日付: 令和8年12月1日
差出人: { 職名: 奈良県知事, 氏名: 山下真 }
${isBodied ? "太字フォント: Noto Serif JP Bold\n" : ""}${SEALS[signers]}${joint}docx: { fonts: system${latin} }
${running}${papers.length === 0 ? "" : `別紙の体裁:\n${papers.join("")}`}---
${text}
`;
  });

const VERTICAL: ReadonlySet<string> = new Set(["26x27", "39x19", "40x28"]);

function linesOf(numbers: readonly number[], isVertical: boolean): readonly string[] {
  const all = [...LINES, ...(isVertical ? VERTICAL_LINES : HORIZONTAL_LINES)];
  const lines = numbers.map((number) => all[number % all.length] ?? "");
  // The place of notes is said once.
  const place = lines.indexOf("［＃注の場所］");
  return lines.filter((line, index) => line !== "［＃注の場所］" || index === place);
}

/** Gives each DEF a name of its own, and each REF one of these; a letter without any says words in their place. */
function withNames(
  body: string,
  partNames: readonly string[],
  choices: readonly number[],
): { readonly text: string; readonly parts: ReadonlyMap<string, string> } {
  let count = 0;
  let marks = 0;
  let parts = 0;
  const names = new Map<string, string>();
  const wanted = partNames.filter((name) => name !== "");
  const defined = body
    .replaceAll("NUMBER", () => {
      marks += 1;
      return String.fromCharCode(0xff_10 + marks);
    })
    .replaceAll(/(?<part>［＃別紙「)?DEF/gu, (_, part: string | undefined) => {
      count += 1;
      const name = `所${count}`;
      if (part !== undefined) {
        names.set(wanted[parts] ?? "", name);
        parts += 1;
      }
      return `${part ?? ""}${name}`;
    });
  let led = 0;
  const text = defined.replaceAll("［＃「REF」の番号］", () => {
    led += 1;
    return count === 0
      ? "別に定める所"
      : `［＃「所${((choices[led % choices.length] ?? 0) % count) + 1}」の番号］`;
  });
  return { text, parts: names };
}

const LINES: readonly string[] = [
  "［＃「REF」の番号］のとおり、交付します。",
  "前記［＃「REF」の番号］及び［＃「REF」の番号］を御覧ください。",
  "［＃件名］別表について",
  "［＃番号を改める］",
  "［＃頭語］拝啓",
  "［＃結語］敬具",
  "［＃追伸］なお、［＃「REF」の番号］に御留意ください。",
  "［＃記］記",
  "［＃以上］以上",
  "［＃大見出し］趣旨",
  "［＃中見出し］手続の概要",
  "［＃小見出し］細目",
  "［＃項目］○　［＃「REF」の番号］によること。",
  "［＃細目］（ア）　申請する者",
  "［＃１行空き］",
  "［＃改ページ］",
  "［＃注の場所］",
  "対象は、経費［＃注「DEF」］令和8年度に支出したものに限る。［＃注終わり］とします。",
  "合計［＃注］四捨五入による。［＃注終わり］は、［＃「REF」の番号］のとおりとします。",
  "期間［＃脚注「DEF」］年度の途中に変わることがある。［＃脚注終わり］は1年です。",
  "期間は1年です［＃脚注］｜葛城《かつらぎ》市を除く。［＃脚注終わり］。",
  "額は一致しません［＃※］四捨五入による。［＃※終わり］。",
  "額［＃※］見込み。［＃※終わり］と数［＃※］概数。［＃※終わり］は一致しません。",
  "［＃ここから表］\n［＃表題］別表　配分額\n［＃列　見出し、１０字右］\n［＃見出し行］学校 | 配分額（千円）\n第一小学校［＃※］新設。［＃※終わり］ | 1,200\n［＃「REF」の番号］ | \n［＃ここで表終わり］",
  "［＃ここから表］\n甲 | 乙\n［＃「REF」の番号］のとおり | 丙［＃脚注「DEF」］暫定。［＃脚注終わり］\n［＃ここで表終わり］",
  "｜葛城《かつらぎ》の｜東京《とう｜きょう》と｜奈良県《ならけん》へ、必ず［＃「必ず」に傍点］届け出ること。",
  "百学［＃「百学」の左に「サイエンス」の振り仮名］と｜舎密《せいみ》［＃「舎密」の左に「化学」の振り仮名］の府です。",
  "後の人［＃「後の人」の左に「朱書」の注記］が書き、候ふ［＃「ふ」はママ］とあります。",
  "届け出ること（［＃割り注］以下「届出」［＃改行］といいます。［＃割り注終わり］）。",
  "［＃割り注］昭和二十二年法律第六十七号［＃割り注終わり］により、［＃５字取り］松本剛明［＃字取り終わり］が行います。",
  "［＃傍線］傍線［＃傍線終わり］、［＃二重傍線］二重［＃二重傍線終わり］、［＃取消線］三日［＃取消線終わり］、［＃罫囲み］囲み［＃罫囲み終わり］とします。",
  "面積は120m2［＃「2」は上付き小文字］で、CO2［＃「2」は下付き小文字］の量です。",
  "［＃太字］必ず［＃太字終わり］、［＃分割禁止］内閣官房［＃分割禁止終わり］へ。Society 5.0とDXとCIOの12月30日。",
  "建議ハ［＃欠字］上意を賜り、［＃２字欠字］勅命を奉じ、いよ／＼御清栄の段。",
  "［＃平出］天皇陛下の御意により",
  "［＃１字擡頭］勅命を奉じ",
  "［＃２４ポイント］大きな行です。",
  "［＃３字下げ］下げた行［＃改行］の続きです。",
  "［＃中央揃え］中央の行",
  "［＃地から２字上げ］地寄せの行",
];

const VERTICAL_LINES: readonly string[] = [
  "［＃第一］総則",
  "［＃一「DEF」］次のとおりとすること。",
  "［＃一］用紙",
  "［＃１「DEF」］大きさ",
];

const HORIZONTAL_LINES: readonly string[] = [
  "［＃第１］総則",
  "［＃１「DEF」］次のとおりとすること。",
  "［＃１］用紙",
  "［＃(1)「DEF」］大きさ",
  "［＃ア］長い辺",
];

const SIGNED = {
  none: [],
  room: ["［＃差出人］奈良県知事　［＃５字取り］山下真［＃字取り終わり］"],
} as const;

const SEALS = {
  none: "",
  room: "公印: 24mm\n",
} as const;
