import type { Block, Inline, Letter, Text } from "../../../src/model/letter.ts";

const text = (characters: string): Text => ({ type: "text", text: characters, origin: undefined });

const block = (
  type: Exclude<Block["type"], "table" | "page-break" | "part-break" | "blank-line">,
  ...inlines: Inline[]
): Block => {
  const base = { inlines, placement: {}, origin: undefined };
  if (type === "heading") return { ...base, type, level: 1 };
  if (type === "list-item") return { ...base, type, label: [text("一　")], depth: 0 };
  return { ...base, type };
};

/** A letter with one of everything that a reader could get wrong; its body goes over a page. */
export function everything(addressee: string): Letter {
  return {
    lang: "ja",
    properties: { title: "試験", subject: undefined, author: "総務大臣", date: "2022-12-27" },
    blocks: [
      block("document-number", text("総行情第一二三号")),
      block("heading", text("デジタル人材の確保・育成について")),
      block("salutation", text("拝啓")),
      block(
        "paragraph",
        text("貴職におかれましては、"),
        { type: "tate-chu-yoko", children: [text("DX")] },
        text("の推進（二、〇〇〇億円）について、"),
        {
          type: "ruby",
          mode: "mono",
          pairs: [
            { base: [text("雫")], ruby: [text("しずく")] },
            { base: [text("石")], ruby: [text("いし")] },
          ],
        },
        text("町と"),
        {
          type: "ruby",
          mode: "group",
          pairs: [{ base: [text("葛󠄀城")], ruby: [text("かつらぎ")] }],
        },
        text("市の例――"),
        { type: "emphasis-dots", mark: "sesame", children: [text("特に重要")] },
        text("――を"),
        { type: "warichu", children: [text("別紙の一覧を参照")] },
        text("御覧ください。"),
        { type: "line-break" },
        text("一関市は⼀関市ではありません。"),
      ),
      block("paragraph", text("申し上げるべきことは多くございます。".repeat(60))),
      { type: "blank-line", origin: undefined },
      block("list-item", text("日時　令和五年一月十日")),
      { type: "page-break", origin: undefined },
      block("complimentary-close", text("敬具")),
      block("date-line", text("令和四年十二月二十七日")),
      block("sender", text("総務大臣")),
      block("addressee", text(addressee)),
    ],
  };
}
