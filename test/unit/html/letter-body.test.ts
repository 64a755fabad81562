import { expect, test } from "vitest";
import { letterBody } from "../../../src/html/letter-body.ts";
import { everyFeature, letter, pageFormat } from "../../samples/letters.ts";
import { parsed } from "../../samples/marked-text.ts";

test("a letter becomes headings, paragraphs and lists whose classes are their roles", () => {
  expect(letterBody(everyFeature(), pageFormat())).toMatchInlineSnapshot(`
    "<p class="document-number">総行政第<span class="tcy">91</span>号</p>
    <h1 class="heading" style="text-align: start; text-indent: -1em; padding-inline-start: 3em; padding-inline-end: 0em; font-size: 1em; padding-block-start: 1lh;">自治体デジタル・トランスフォーメーションの推進について（依頼）</h1>
    <p class="salutation">拝啓</p>
    <p class="paragraph">縦中横は<span class="tcy">DX</span>と<span class="tcy">CIO</span>と<span class="tcy">12</span>月、<span class="tcy">100</span>件。大文字の並びは<span class="upright">OECD</span>、単語はSociety 5.0、年は2022年。一字は<span class="upright">A</span>案。</p>
    <p class="paragraph">ルビは<ruby>拝啓<rt>はいけい</rt></ruby>と<ruby>鰺<rt>あじ</rt>沢<rt>さわ</rt></ruby>、圏点は<em class="sesame">ここ</em>と<em class="dot">ここ</em>と<em class="circle">ここ</em>と<em class="open-sesame">ここ</em>。割注は<span class="warichu" style="inline-size: 7em;">（二行に割って組む小さな注）</span>。均等割付は<span class="spread" style="inline-size: 5em;">松本</span>、分割禁止は<span class="no-break">二、〇〇〇億円</span>、ママは<ruby>ひ<rt>（ママ）</rt></ruby>。改行<br/>の後。“引用”と……と——と①※。</p>
    <h2 class="heading">経緯</h2>
    <p class="paragraph" style="text-align: justify; text-justify: auto; text-indent: -1em; padding-inline-start: 3em; padding-inline-end: 2em;">三字下げの段落は次の行も三字下がる。長い段落で折り返しを確かめる。</p>
    <h3 class="heading">細目</h3>
    <p class="paragraph" style="text-align: center; text-indent: 0em; padding-inline-start: 0em; padding-inline-end: 0em;">中央に置く段落</p>
    <p class="blank-line"><br/></p>
    <p class="complimentary-close">敬具</p>
    <p class="date-line">令和四年十二月二十七日</p>
    <p class="sender">総務大臣　<span class="spread" style="inline-size: 6em;">松本剛明</span></p>
    <p class="addressee"><ruby>葛󠄀城<rt>かつらぎ</rt></ruby>市長 殿</p>
    <p class="notes-head page-start">記</p>
    <ul>
    <li class="list-item" style="text-align: justify; text-justify: auto; text-indent: -3em; padding-inline-start: 3em; padding-inline-end: 0em;"><span class="label" style="min-inline-size: 3em;">一</span>最初の項目。折り返したときは二字下がる。ここまで書けば二行目に届くはずである。</li>
    <li class="list-item" style="text-align: justify; text-justify: auto; text-indent: -2em; padding-inline-start: 3em; padding-inline-end: 0em;"><span class="label">ア</span>入れ子の項目。折り返したときはさらに一字下がる。ここまで書けば二行目に届く。</li>
    <li class="list-item" style="text-align: justify; text-justify: auto; text-indent: -3em; padding-inline-start: 3em; padding-inline-end: 0em;"><span class="label" style="min-inline-size: 3em;">（二）</span>札の長い項目。</li>
    </ul>
    <p class="notes-end">以上</p>
    <p class="postscript">追伸　資料を同封します。</p>"
  `);
});

test("what a template and its values say together is set as one number", () => {
  const said = letter({
    type: "paragraph",
    inlines: ["第", "1", "2号"].map((part) => ({ type: "text", text: part, origin: undefined })),
    placement: {},
    origin: undefined,
  });
  expect(letterBody(said, pageFormat())).toContain('第<span class="tcy">12</span>号');
});

test.each([
  ["［＃傍線］｜舎密《せいみ》［＃傍線終わり］", "side away", "side"],
  ["［＃傍線］舎密［＃「舎密」の左に「化学」のルビ］［＃傍線終わり］", "side", "side beyond"],
  [
    "［＃二重傍線］｜舎密《せいみ》［＃「舎密」の左に「化学」のルビ］［＃二重傍線終わり］",
    "double-side away beyond",
    "double-side beyond",
  ],
  ["［＃傍線］［＃傍点］舎密［＃傍点終わり］［＃傍線終わり］", "side away", "side"],
  ["［＃罫囲み］｜舎密《せいみ》［＃罫囲み終わり］", "frame over", "frame over"],
  [
    "［＃罫囲み］舎密［＃「舎密」の左に「化学」のルビ］［＃罫囲み終わり］",
    "frame under",
    "frame under",
  ],
  [
    "［＃罫囲み］［＃傍点］甲［＃傍点終わり］と乙［＃「乙」の左に「注」の注記］［＃罫囲み終わり］",
    "frame over under",
    "frame over under",
  ],
])("a line goes where no reading stands, or outside of it: %s", (text, vertical, horizontal) => {
  const outcome = parsed(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  const classOf = (writingMode: "vertical-rl" | "horizontal-tb"): string | undefined =>
    /<(?:u|span) class="(?<own>[^"]*)"/u.exec(
      letterBody(outcome.value, { ...pageFormat(), writingMode }),
    )?.groups?.["own"];
  expect([classOf("vertical-rl"), classOf("horizontal-tb")]).toEqual([vertical, horizontal]);
});
