import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { groupName, isInstalled } from "../samples/readers.ts";
import { COMMAND, type Desk, hashesOf, newDesk } from "../samples/shokan.ts";
import { paragraph, part, wordFile } from "../unit/word/word-files.ts";

const test = oneIn(3);

const hasOffice = isInstalled("soffice", "--version");

const ADDRESSEE = paragraph("{{職名}}　{{敬称}}");
const BODY = paragraph("人材の確保についてお願いいたします。").repeat(3);
const VERTICAL =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1701" w:bottom="1701" w:left="1701" w:header="851" w:footer="851" w:gutter="0"/><w:textDirection w:val="tbRl"/></w:sectPr>';

function letter(more = ""): Uint8Array {
  const head = part("hdr", paragraph("総務省 自治体DX推進"));
  const headers = [{ name: "word/header1.xml", kind: "header", xml: head }];
  return wordFile(`${ADDRESSEE}${BODY}${more}${VERTICAL}`, headers).bytes;
}

/** A text box of three lines whose height, in points, is enough for so many. */
function box(height: number): string {
  const lines = ["照会先", "総務省", "自治行政局"].map(paragraph).join("");
  return `<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="a" type="#_x0000_t202" style="position:absolute;margin-left:0;margin-top:0;width:200pt;height:${height}pt"><v:textbox><w:txbxContent>${lines}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
}

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

const MERGE = [
  ...["merge", "案内.docx", "--recipients", "recipients/prefectures.csv"],
  ...["--pdf-engine", "libreoffice", "--out", "out/案内"],
];

function pdfHashes(): Readonly<Record<string, string>> {
  const all = Object.entries(hashesOf(desk.path("out/案内/letters")));
  return Object.fromEntries(all.filter(([name]) => /^\d.*\.pdf$/u.test(name)));
}

/** Starts the run, and stops it as Ctrl-C does when it has told of its first letters. */
async function interrupted(): Promise<number | null> {
  const [program, main] = COMMAND;
  const child = spawn(program, [main, ...MERGE, "--jobs", "2", "--json"], {
    cwd: desk.folder,
    stdio: ["ignore", "pipe", "ignore"],
  });
  let seen = "";
  let isStopped = false;
  child.stdout.on("data", (chunk) => {
    seen += String(chunk);
    if (isStopped || !seen.includes('"phase":"write","done"')) return;
    isStopped = true;
    child.kill("SIGINT");
  });
  const [exit] = await once(child, "exit");
  return exit;
}

describe.skipIf(!hasOffice)(
  groupName("a Word letter's PDF by LibreOffice", hasOffice, "soffice"),
  () => {
    test("goes to 47 prefectures through an interruption, with the PDFs made before it", async () => {
      desk.write("案内.docx", letter());
      expect(await interrupted()).toBe(130);
      const before = pdfHashes();
      expect(Object.keys(before).length).toBeGreaterThan(0);
      const { exit, stdout, stderr } = await desk.run(...MERGE, "--jobs", "0");
      expect(exit).toBe(0);
      expect(stderr).not.toContain("job/moved-aside");
      expect(stdout).toContain(
        "94ファイルのうち94ファイルを読み戻し、94ファイルが原稿と一致しました",
      );
      const after = pdfHashes();
      expect(Object.keys(after)).toHaveLength(47);
      expect(after).toMatchObject(before);
      expect((await desk.run("verify", "out/案内")).exit).toBe(0);
    });

    test("shows a text box that is large enough, wherever it stands, and is held back where it is cut off", async () => {
      const only = ["--only", "010006"];
      desk.write("案内.docx", letter(box(120)));
      expect((await desk.run(...MERGE, ...only)).exit).toBe(0);
      desk.write("案内.docx", letter(box(40)));
      const cut = await desk.run(...MERGE, ...only, "--restart");
      expect(cut.exit).toBe(3);
      // Its third line is in the file, and outside of the window through which it is painted.
      expect(cut.stdout).toContain("「自治行政局」がありません");
      expect(desk.list("out/案内/letters")).toEqual([]);
    });
  },
);
