import { expect, test } from "vitest";
import { infoDictionary, xmpPacket } from "../../../src/pdf/metadata.ts";

const ABOUT = {
  lang: "ja",
  properties: {
    title: '"一" & <二>',
    subject: undefined,
    author: "総務大臣",
    date: undefined,
  },
  tool: "Shokan",
  source: undefined,
  conformance: { pdfA: "2u", pdfUa: false },
} as const;

test("what is special in XML is escaped in the metadata", () => {
  expect(new TextDecoder().decode(xmpPacket(ABOUT))).toContain(
    '<rdf:li xml:lang="x-default">&quot;一&quot; &amp; &lt;二&gt;</rdf:li>',
  );
});

test("what a letter does not have is left out", () => {
  const xmp = new TextDecoder().decode(xmpPacket(ABOUT));
  expect(xmp).not.toMatch(/CreateDate|dc:description|pdfaExtension:schemas|undefined/u);
  expect(infoDictionary(ABOUT)).toBe(
    "<</Title<FEFF00224E000022002000260020003C4E8C003E>/Author<FEFF7DCF52D9592781E3>" +
      "/Creator(Shokan)/Producer(Shokan)>>",
  );
});
