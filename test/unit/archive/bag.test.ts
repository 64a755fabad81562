import { expect, test } from "vitest";
import { tagFiles } from "../../../src/archive/bag.ts";
import { readBag, readManifest } from "../../../src/archive/read-bag.ts";

const DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
const HASH = "ab".repeat(32);

function read(files: Readonly<Record<string, string>>): ReturnType<typeof readBag> {
  return readBag((name) => files[name]);
}

test("a bag says its version, what it holds and how much, in lines that every reader takes (RFC 8493, 2.1, 2.2)", () => {
  const file = { path: "run/a\nb%.pdf", bytes: 7, sha256: HASH, sha512: "cd".repeat(64) };
  const other = { path: "a.txt", bytes: 5, sha256: HASH, sha512: "ef".repeat(64) };
  const files = tagFiles([file, other], { "External-Description": "件名\n二行" });
  expect(files.get("bagit.txt")).toBe(DECLARATION);
  expect(files.get("bag-info.txt")).toBe("External-Description: 件名 二行\nPayload-Oxum: 12.2\n");
  expect(files.get("manifest-sha256.txt")).toBe(
    `${HASH}  data/a.txt\n${HASH}  data/run/a%0Ab%25.pdf\n`,
  );
  expect(files.get("manifest-sha512.txt")).toContain(`${"cd".repeat(64)}  data/run/a%0Ab%25.pdf`);
});

test("manifests of other programs are read: their line ends, marks of binary files, capital digits", () => {
  const text = `${HASH.toUpperCase()} *data/a b.txt\r\n${HASH}\tdata/c%0Ad%25.txt\r\n`;
  expect(readManifest(text)).toEqual([
    { path: "data/a b.txt", hash: HASH },
    { path: "data/c\nd%.txt", hash: HASH },
  ]);
});

test("one manifest is enough, and two must name the same files", () => {
  const line = `${HASH}  data/a.txt\n`;
  const one = { "bagit.txt": DECLARATION, "manifest-sha256.txt": line };
  expect(read(one)).toEqual([{ path: "data/a.txt", hashes: { sha256: HASH } }]);
  expect(read({ ...one, "manifest-sha512.txt": `${HASH}  data/b.txt\n` })).toBe("manifests-differ");
  expect(read({ ...one, "manifest-sha512.txt": line })).toEqual([
    { path: "data/a.txt", hashes: { sha256: HASH, sha512: HASH } },
  ]);
});

test.each([
  ["no-declaration", { "bagit.txt": undefined }],
  ["other-version", { "bagit.txt": DECLARATION.replace("1.0", "2.0") }],
  ["other-version", { "bagit.txt": DECLARATION.replace("UTF-8", "Shift_JIS") }],
  ["no-manifest", { "manifest-sha256.txt": undefined }],
  ["damaged-manifest", { "manifest-sha256.txt": "data/a.txt\n" }],
  ["damaged-manifest", { "manifest-sha256.txt": `${HASH}  data/a\n${HASH}  data/a\n` }],
  ["path-outside", { "manifest-sha256.txt": `${HASH}  data/../../etc/passwd\n` }],
  ["path-outside", { "manifest-sha256.txt": `${HASH}  /etc/passwd\n` }],
  ["path-outside", { "manifest-sha256.txt": `${HASH}  data\\..\\a\n` }],
  ["path-outside", { "manifest-sha256.txt": `${HASH}  bagit.txt\n` }],
  ["fetch", { "fetch.txt": "" }],
] as const)("%s: %j", (fault, changed) => {
  const whole = { "bagit.txt": DECLARATION, "manifest-sha256.txt": `${HASH}  data/a.txt\n` };
  const files: Readonly<Record<string, string | undefined>> = { ...whole, ...changed };
  expect(readBag((name) => files[name])).toBe(fault);
});
