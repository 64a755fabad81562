import { expect, test } from "vitest";
import { openerOf } from "../../../src/cli/open-browser.ts";

const ADDRESS = "http://127.0.0.1:50123/#0123abcd";

test.each([
  ["linux", "xdg-open"],
  ["freebsd", "xdg-open"],
  ["darwin", "open"],
] as const)("on %s an address is shown by %s", (system, program) => {
  expect(openerOf(system, ADDRESS)).toEqual({ program, args: [ADDRESS], isVerbatim: false });
});

test.each([ADDRESS, `${ADDRESS}-en`])(
  "on Windows the first word in quotes is a title, and the address comes after it: %s",
  (address) => {
    const { args, isVerbatim } = openerOf("win32", address);
    expect(args).toEqual(["/d", "/s", "/c", `start "" "${address}"`]);
    expect(isVerbatim).toBe(true);
  },
);

test.each([
  "C:\\書簡 & calc.exe\\out",
  'C:\\a" & calc.exe & "',
  "C:\\50%!^&()",
  'http://127.0.0.1:1/#" & calc.exe',
  "https://example.org/",
])("whatever a folder is called (%s), no shell of Windows reads it", (path) => {
  expect(openerOf("win32", path)).toEqual({
    program: "explorer.exe",
    args: [path],
    isVerbatim: false,
  });
});
