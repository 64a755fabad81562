import { expect, test } from "vitest";
import { infoDictionary, metadataWriter, xmpPacket } from "../../../src/pdf/metadata.ts";

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

test("a writer that has written other letters says of each what it would say of it alone", () => {
  const source = { tool: "Shokan", template: "a1", record: "b1", edition: "corrected" } as const;
  const { properties } = ABOUT;
  const all = [
    { ...ABOUT, source },
    { ...ABOUT, source: { ...source, record: "<b2> & 二" } },
    { ...ABOUT, source: { ...source, record: undefined } },
    { ...ABOUT, source: { ...source, template: "a2", record: "b2" } },
    { ...ABOUT, source, properties: { ...properties, title: "<shokan:record>題</shokan:record>" } },
    { ...ABOUT, source: { ...source, record: "" } },
    ABOUT,
    { ...ABOUT, source, conformance: { pdfA: "2a", pdfUa: true } },
  ] as const;
  const write = metadataWriter();
  for (const about of [...all, ...all.toReversed()]) {
    const expected = { packet: xmpPacket(about), info: infoDictionary(about) };
    expect(write(about)).toEqual(expected);
  }
});
