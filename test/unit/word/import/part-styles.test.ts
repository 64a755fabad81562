import { expect, test } from "vitest";
import { plainStyle, roleOfStyle } from "../../../../src/word/import/role-styles.ts";

test("the styles of a 別紙 say what those of the letter say", () => {
  expect(roleOfStyle("公文書 宛名（別紙１）")).toEqual({ role: "addressee", level: 0 });
  expect(roleOfStyle("公文書 見出し2（表）")).toEqual({ role: "heading", level: 2 });
  expect(roleOfStyle("公文書 番号３（表（案））")).toEqual({ role: "list-item", level: 2 });
  expect(plainStyle("公文書 表（横長）")).toBe("公文書 表");
});

test("styles of others keep their names, whatever is in brackets", () => {
  expect(plainStyle("本文（横）")).toBe("本文（横）");
  expect(plainStyle("公文書 （案）")).toBe("公文書 （案）");
  expect(roleOfStyle("題（表）")).toBeUndefined();
});
