/**
 * Tells whether a column's heading says that it holds persons, of whatever office: 氏名, 担当者名, 院長名, 議長, 施設長; but not 事業者,
 * which are bodies, nor who has to do with the list alone (連絡担当者, 作成者).
 */
export function holdsPersons(heading: string): boolean {
  return PERSONS.test(heading) && !BODIES.test(heading) && !OF_OTHERS.test(heading);
}

const PERSONS =
  /(?:氏名|名前|姓名|[長者事頭員師士](?:の?氏?名)?|担当(?:者?(?:氏?名)?)?|[総支]配人名?|議員名?|委員名?)[1-9]?(?:[(]敬称略[)])?$/u;
const BODIES =
  /(?:事業|業|設置|製造|納入|受託|請負|運営|発注|施工|指定管理|(?<!被)保険)者|^[団全定人総]|人員|定員|職員|従業員/u;
const OF_OTHERS = /連絡|問合|返送|差出|前回|前任|旧|作成|記入|受付|送信|発信/u;
