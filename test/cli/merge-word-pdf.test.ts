import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { env } from "node:process";
import { afterEach, beforeEach, describe, expect } from "vitest";
import { oneIn } from "../samples/extent.ts";
import { type FakeOffice, fakeOffice } from "../samples/fake-office.ts";
import { foreignPdf } from "../samples/foreign-pdf.ts";
import { joined } from "../samples/joined.ts";
import { type Desk, newDesk } from "../samples/shokan.ts";
import { paragraph, part, wordFile } from "../unit/word/word-files.ts";

const test = oneIn(3);

const BODY = "人材の確保についてお願いいたします。";
const LETTER = `${paragraph("{{職名}}　{{敬称}}")}${paragraph(BODY)}`;

/** A page of another program with these lines. */
function pdf(...lines: readonly string[]): Uint8Array {
  const placed = lines.map((text, index) => ({
    encoding: "utf16" as const,
    text,
    x: 60,
    y: 500 - 30 * index,
  }));
  return foreignPdf([{ lines: placed }]);
}

let desk: Desk;
let office: FakeOffice;
const PATH = env["PATH"] ?? "";
beforeEach(() => {
  desk = newDesk();
  desk.write("案内.docx", wordFile(LETTER).bytes);
  office = fakeOffice(desk.path("office"));
  for (const name of ["三重県知事", "滋賀県知事", "京都府知事"]) {
    office.answer(name, pdf(`${name}　殿`, BODY));
  }
  env["PATH"] = `${office.folder}:${PATH}`;
});
afterEach(() => {
  env["PATH"] = PATH;
  desk.clear();
});

const KINKI = ["--where", "職名=三重県知事|滋賀県知事|京都府知事", "--out", "out/案内"];

function merge(...options: readonly string[]) {
  const lists = ["--recipients", "recipients/prefectures.csv"];
  return desk.run("merge", "案内.docx", ...lists, "--pdf-engine", "libreoffice", ...options);
}

function letterFile(name: string): string {
  return desk.path("out/案内/letters", name);
}

function addressee(line: string): string | undefined {
  return /\S+[県府]/u.exec(line)?.[0];
}

/** Lets the run's record say that a file is the one that lies there now. */
function rewriteHash(path: string, bytes: Uint8Array): void {
  const record = desk.path("out/案内/run.json");
  const run = JSON.parse(readFileSync(record, "utf8"));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  run.outputs = run.outputs.map((output: { path: string }) =>
    output.path === path ? { ...output, sha256 } : output,
  );
  writeFileSync(record, `${JSON.stringify(run, undefined, 2)}\n`);
}

describe.skipIf(process.platform === "win32")(
  "a PDF that LibreOffice makes of a Word letter",
  () => {
    test("lies beside its Word file, is read back, and is told to be one that cannot be made again", async () => {
      const { exit, stdout } = await merge(...KINKI, "--verify", "none");
      expect(exit).toBe(0);
      expect(stdout).toContain("3通（PDFとWord）");
      expect(stdout).toContain("行の切れ目などは Word と違うことがあります");
      expect(desk.list("out/案内/letters")).toHaveLength(6);
      const ledger = readFileSync(desk.path("out/案内/ledger.jsonl"), "utf8").trim().split("\n");
      for (const line of ledger) {
        const [file] = JSON.parse(line.split("\t")[0] ?? "").files;
        expect(file).toMatchObject({
          format: "pdf",
          pages: 1,
          reproducible: false,
          verdict: "equal",
        });
      }
      const table = readFileSync(desk.path("out/案内/ledger.csv"), "utf8");
      expect(table.match(/PDF,.*一致（再現されない）/gu)).toHaveLength(3);
      const proof = await desk.run("text", "out/案内/照合証明.pdf");
      expect(proof.stdout.replaceAll(/\s/gu, "")).toContain(
        "LibreOffice7.4.7.2がWordファイルから変換",
      );
    });

    test("is kept by a run that goes on, and held to its hash and to the Word file when it is verified", async () => {
      expect((await merge(...KINKI)).exit).toBe(0);
      expect((await desk.run("verify", "out/案内")).exit).toBe(0);
      expect((await merge(...KINKI)).stdout).toContain("すでに3通すべてできて");
      // The next one that LibreOffice makes has other bytes.
      office.answer(
        "三重県知事",
        pdf("三重県知事　殿", "人材の確保について", "お願いいたします。"),
      );
      const kept = readFileSync(letterFile("250007-滋賀県知事.pdf"));
      rmSync(letterFile("240001-三重県知事.pdf"));
      const again = await merge(...KINKI);
      expect(again.exit).toBe(0);
      expect(again.stdout).toContain("前回作成した2通は、そのまま使いました");
      expect(readFileSync(letterFile("250007-滋賀県知事.pdf"))).toEqual(kept);
      expect((await desk.run("verify", "out/案内")).exit).toBe(0);
      writeFileSync(letterFile("260002-京都府知事.pdf"), kept);
      const { exit, stderr } = await desk.run("verify", "out/案内");
      expect(exit).toBe(3);
      expect(stderr).toContain("verify/file-changed");
      // Nobody can say that LibreOffice made what somebody put there.
      expect(stderr).not.toContain("office/text-differs");
      expect(stderr).toContain("京都府知事");
    });

    test("is held back with its letter where a line is missing or says something else", async () => {
      office.answer("三重県知事", pdf("三重県知事　殿"));
      office.answer("滋賀県知事", pdf("奈良県知事　殿", BODY));
      const { exit, stdout } = await merge(...KINKI);
      expect(exit).toBe(3);
      expect(stdout).toContain("240001-三重県知事.pdf");
      expect(stdout).toContain("人材の確保についてお願い");
      expect(stdout).toContain("250007-滋賀県知事.pdf");
      expect(desk.list("out/案内/letters")).toEqual([
        "260002-京都府知事.docx",
        "260002-京都府知事.pdf",
      ]);
      // LibreOffice would do the same again.
      const verified = await desk.run("verify", "out/案内");
      expect(verified.exit).toBe(3);
      expect(verified.stderr).toContain("verify/run-incomplete");
      expect(verified.stderr).toContain(
        "その書簡の Word ファイルを Word で開いて PDF にしてください",
      );
      expect(verified.stderr).not.toMatch(/もう一度差し込|作り直します/u);
    });

    test("need not show what the Word file hides", async () => {
      const hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>起案のメモ</w:t></w:r></w:p>";
      desk.write("案内.docx", wordFile(LETTER + hidden).bytes);
      const { exit, stderr } = await merge(...KINKI);
      expect(exit).toBe(0);
      expect(stderr).toContain("word/hidden-text");
      expect((await desk.run("verify", "out/案内")).exit).toBe(0);
    });

    test("that cannot be made sets its letter aside by name, and the others go out", async () => {
      rmSync(`${office.folder}/answers/滋賀県知事`);
      const { exit, stdout } = await merge(...KINKI);
      expect(exit).toBe(3);
      expect(stdout).toMatch(
        /250007 LibreOffice で PDF にできません（変換の途中で LibreOffice が止まりました）/u,
      );
      expect(desk.list("out/案内/letters")).toHaveLength(4);
      expect(stdout).not.toContain("job/moved-aside");
    });

    test("of another LibreOffice belongs to another run", async () => {
      expect((await merge(...KINKI)).exit).toBe(0);
      office.name("24.2.1.1");
      const { exit, stderr } = await merge(...KINKI);
      expect(exit).toBe(65);
      expect(stderr).toContain("PDF に変換したプログラム");
      const without = await desk.run(
        "merge",
        "案内.docx",
        "--recipients",
        "recipients/prefectures.csv",
        ...KINKI,
      );
      expect(without.exit).toBe(65);
    });

    test("that a start was too late to record is taken if LibreOffice made it and it shows its letter", async () => {
      const byOffice = (bytes: Uint8Array): Uint8Array =>
        Buffer.concat([Buffer.from("%PDF-1.4\n%/Producer(LibreOffice 7.4)\n"), bytes]);
      const place = (name: string, bytes: Uint8Array): void =>
        desk.write(`out/案内/letters/${name}`, bytes);
      expect((await merge(...KINKI)).exit).toBe(0);
      rmSync(desk.path("out/案内/ledger.jsonl"));
      const left = byOffice(pdf("三重県知事　殿", "人材の確保について", "お願いいたします。"));
      place("240001-三重県知事.pdf", left);
      // One that says something else, and one that somebody else has made, are moved aside.
      place("250007-滋賀県知事.pdf", byOffice(pdf("奈良県知事　殿", BODY)));
      place(
        "260002-京都府知事.pdf",
        pdf("京都府知事　殿", "人材の確保について", "お願いいたします。"),
      );
      const { exit, stderr } = await merge(...KINKI);
      expect(exit).toBe(0);
      expect(new Uint8Array(readFileSync(letterFile("240001-三重県知事.pdf")))).toEqual(
        new Uint8Array(left),
      );
      expect(stderr).toContain("letters/250007-滋賀県知事.pdf");
      expect(stderr).toContain("letters/260002-京都府知事.pdf");
      expect(stderr).not.toContain("三重県知事.pdf");
      expect((await desk.run("verify", "out/案内")).exit).toBe(0);
    });

    test("stands in a print run in the order of the list, in volumes, and each letter is found on its own pages", async () => {
      const { exit, stdout } = await merge(...KINKI, "--volume", "2", "--duplex");
      expect(exit).toBe(0);
      expect(stdout).toContain("print-run-002.pdf");
      const lines = async (name: string): Promise<readonly string[]> => {
        const text = await desk.run("text", `out/案内/${name}`);
        return text.stdout.split("\n").filter((line) => line.includes("知事"));
      };
      expect((await lines("print-run-001.pdf")).map(addressee)).toEqual(["三重県", "滋賀県"]);
      expect((await lines("print-run-002.pdf")).map(addressee)).toEqual(["京都府"]);
      expect((await desk.run("verify", "out/案内")).exit).toBe(0);
      const { outputs } = JSON.parse(readFileSync(desk.path("out/案内/run.json"), "utf8"));
      expect(outputs).toContainEqual(
        expect.objectContaining({ path: "print-run-001.pdf", reproducible: false }),
      );
      const again = await merge(...KINKI, "--volume", "2", "--duplex");
      expect(again.stdout).toContain("すでに3通すべてできて");
    });

    test("is printed as it lies there, also where a letter had to be made again", async () => {
      expect((await merge(...KINKI, "--print-run")).exit).toBe(0);
      const printed = desk.path("out/案内/print-run.pdf");
      const before = readFileSync(printed);
      // The same letters give the same print run.
      rmSync(printed);
      expect((await merge(...KINKI, "--print-run")).exit).toBe(0);
      expect(readFileSync(printed).equals(before)).toBe(true);
      office.answer(
        "三重県知事",
        pdf("三重県知事　殿", "人材の確保について", "お願いいたします。"),
      );
      rmSync(letterFile("240001-三重県知事.pdf"));
      expect((await merge(...KINKI, "--print-run")).exit).toBe(0);
      expect(readFileSync(printed).equals(before)).toBe(false);
      expect((await desk.run("verify", "out/案内")).exit).toBe(0);
    });

    test("is not printed where its letter must not be sent", async () => {
      office.answer("滋賀県知事", pdf("奈良県知事　殿", BODY));
      expect((await merge(...KINKI, "--print-run")).exit).toBe(3);
      const text = await desk.run("text", "out/案内/print-run.pdf");
      expect(text.stdout).toContain("三重県知事");
      expect(text.stdout).not.toContain("奈良県知事");
    });

    test("of which a print run says something else is told when the run is verified, by its addressee", async () => {
      expect((await merge(...KINKI, "--print-run")).exit).toBe(0);
      const { bytes } = joined(
        ["三重県知事", "滋賀県知事", "滋賀県知事"].map((name) => pdf(`${name}　殿`, BODY)),
      );
      writeFileSync(desk.path("out/案内/print-run.pdf"), bytes);
      rewriteHash("print-run.pdf", bytes);
      const { exit, stderr } = await desk.run("verify", "out/案内");
      expect(exit).toBe(3);
      expect(stderr).toContain("verify/text-differs");
      expect(stderr).toContain("京都府知事 殿");
      expect(stderr).not.toContain("三重県知事 殿");
    });

    test("that readers put right and nobody can print from stops the print run by name", async () => {
      // Nothing is where the file says; pdf.js finds it all the same.
      const moved = pdf("滋賀県知事　殿", BODY);
      office.answer("滋賀県知事", Buffer.concat([Buffer.from("%PDF-1.4\n%\n"), moved]));
      const { exit, stderr } = await merge(...KINKI, "--print-run");
      expect(exit).not.toBe(0);
      expect(stderr).toContain("office/not-joined");
      expect(stderr).toContain("letters/250007-滋賀県知事.pdf");
      expect(stderr).toContain("「--print-run」などを外して");
      const without = await merge(...KINKI);
      expect(without.exit).toBe(0);
    });

    test("and made again for one addressee is compared by its Word file", async () => {
      expect((await merge(...KINKI)).exit).toBe(0);
      office.answer(
        "三重県知事",
        pdf("三重県知事　殿", "人材の確保について", "お願いいたします。"),
      );
      const { exit } = await merge(
        "--reprint",
        "out/案内",
        "--only",
        "240001",
        "--out",
        "out/再発行",
      );
      expect(exit).toBe(0);
    });
  },
);

describe("what LibreOffice cannot do is said before anything is written", () => {
  test.each<[string, string, () => readonly string[]]>([
    ["a template of ours", "office/own-typesetter", () => ["templates/notice.hbs"]],
    ["Word files alone", "office/two-formats", () => ["案内.docx", "--format", "docx"]],
    ["PDF alone", "office/two-formats", () => ["案内.docx", "--format", "pdf"]],
    [
      "emphasis dots, which it draws nowhere",
      "office/emphasis-lost",
      () => {
        const run = `<w:p><w:r><w:rPr><w:em w:val="dot"/></w:rPr><w:t>必ず</w:t></w:r></w:p>`;
        desk.write("圏点.docx", wordFile(`${LETTER}${run}`).bytes);
        return ["圏点.docx"];
      },
    ],
    [
      "fonts in the file, which it may take for another letter's",
      "office/embedded-fonts",
      () => {
        const table = part("fonts", `<w:font w:name="A"><w:embedRegular r:id="rId1"/></w:font>`);
        const parts = [{ name: "word/fontTable.xml", kind: "fontTable", xml: table }];
        desk.write("書体.docx", wordFile(LETTER, parts).bytes);
        return ["書体.docx"];
      },
    ],
    [
      "a machine without it",
      "office/not-installed",
      () => {
        env["PATH"] = desk.folder;
        return ["案内.docx"];
      },
    ],
    [
      "one that does not start",
      "office/not-starting",
      () => {
        writeFileSync(`${office.folder}/soffice`, "#!/bin/sh\nexit 1\n");
        return ["案内.docx"];
      },
    ],
  ])("%s", async (_, code, args) => {
    const { exit, stderr } = await desk.run(
      "merge",
      ...args(),
      ...["--recipients", "recipients/prefectures.csv", "--pdf-engine", "libreoffice"],
      ...["--out", "out/案内"],
    );
    expect(exit).toBe(1);
    expect(stderr).toContain(code);
    expect(desk.list(".")).not.toContain("out");
  });
});
