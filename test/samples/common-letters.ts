import { readFileSync } from "node:fs";
import { type MadeLetter, makeLetter } from "../../src/letter/make-letter.ts";
import { type Recipient, recipientOf } from "../../src/model/recipient.ts";
import { compileTemplate } from "../../src/template/compile-template.ts";
import { facesOf } from "./golden-faces.ts";
import { CITY, wholeLetter } from "./whole-letter.ts";

/** Letters of every kind that offices send, as other programs judge them: each template that is shipped for one, and all at once. */
export function commonLetters(): ReadonlyMap<string, MadeLetter> {
  return new Map<string, MadeLetter>([
    ["everything-書簡", wholeLetter("書簡").made],
    ["everything-通知", wholeLetter("通知").made],
    ["notice", shipped("templates/notice.hbs", recipientOf(CITY))],
    ["table", shipped("templates/kenshu.hbs", recipientOf(CITY))],
    ["certificate-感謝状", shipped("templates/kansha.hbs", recipientOf(CITY))],
    ["certificate-修了証書", shipped("templates/shuryo.hbs", TRAINEE)],
    ["parts", shipped("test/golden/cases/parts/template.hbs", recipientOf(CITY))],
  ]);
}

const TRAINEE = recipientOf({ 氏名: "甲野和子", 敬称: "様", 勤務先: "奈良市役所", 修了番号: "12" });

function shipped(path: string, recipient: Recipient): MadeLetter {
  const read = (file: string) => ({ path: file, bytes: new Uint8Array(readFileSync(file)) });
  const partials = new Map([["担当", read("templates/partials/担当.hbs")]]);
  const template = compileTemplate(read(path), { overrides: new Map(), partials });
  if (!template.ok) throw new Error(JSON.stringify(template.errors));
  return makeLetter(template.value, recipient, facesOf(template.value));
}
