import { expect, test } from "vitest";
import { messageOf } from "../../../src/base/messages/messages.ts";
import { unreadable, unreadableFile } from "../../../src/proof/unreadable.ts";
import { openDocx } from "../../../src/verify/docx-parts.ts";
import { readDocx } from "../../../src/verify/read-docx.ts";
import { readHtml } from "../../../src/verify/read-html.ts";
import { readPdf } from "../../../src/verify/read-pdf.ts";
import { readPlain } from "../../../src/verify/read-plain.ts";
import { UnreadableFile } from "../../../src/verify/unreadable-file.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function faultOf(read: () => unknown): Promise<UnreadableFile> {
  try {
    await read();
  } catch (cause) {
    return UnreadableFile.from("pdf", cause);
  }
  throw new Error("it was read");
}

/** What one reads in Japanese of a file that its reader gave up. */
const FILES: readonly (readonly [string, () => unknown, string])[] = [
  ["a text as PDF", () => readPdf(utf8("手紙")), "PDF の構造が壊れています"],
  ["a text as Word", () => openDocx(utf8("手紙")), "Word 文書の形をしていません"],
  ["a text as Word, read whole", () => readDocx(utf8("手紙")), "Word 文書の形をしていません"],
  ["a text as a page", () => readHtml(utf8("<p>")), "HTML の形が崩れています"],
  [
    "Shift_JIS as a plain letter",
    () => readPlain(new Uint8Array([0x8e, 0xe8])),
    "UTF-8 ではない文字が入っています",
  ],
];

test.each(FILES)(
  "%s is told in words of the user's language, never in those of its reader",
  async (_, read, said) => {
    const fault = await faultOf(read);
    const { message } = messageOf(unreadableFile("a.bin", fault), "ja");
    expect(message).toBe(`\`a.bin\` の文字を読み取れません（${said}）`);
    expect(messageOf(unreadableFile("a.bin", fault), "en").message).toContain(
      "`a.bin` cannot be read (",
    );
  },
);

test("a letter whose reader died says so in the proof sheet in Japanese", () => {
  const { differences } = unreadable(
    "letters/1.pdf",
    { paragraphs: ["拝啓"] },
    { reason: "reader-died", message: "" },
  );
  const [fault] = differences.flatMap((one) => one.fault ?? []);
  expect(fault && messageOf(fault, "ja").message).toBe(
    "`letters/1.pdf` の文字を読み取れません（読み取り用のプロセスが止まりました）",
  );
});

test("a file that the system does not give is told by the system's reason", () => {
  const fault = { reason: "system", message: "EACCES" } as const;
  expect(messageOf(unreadableFile("a.pdf", fault), "ja").message).toContain(
    "読み書きする権限がありません",
  );
});
