/** Tells whether a column's heading says that it names bodies: 学校名, 自治会名, 支部. Shape: as `normalizeHeader` gives it. */
export function namesBodies(heading: string): boolean {
  return BODIES.test(heading);
}

const BODIES =
  /(?:園|[小中高]?学?校|館|店舗?|院|[公商支本]社|(?<!部)署|会議所|(?<!被)保険者|本部|支部|工場|保育所|診療所|研究所|センター|クラブ|議会|委員会|協議会|協会|自治会|町内?会|区会|連合会|商工会|農協|漁協|企業団|連合|寺|神社|社寺|(?:取引|得意|仕入|委託|納入|発注)先)名称?$/u;

/**
 * Tells whether a column's heading says which body its row's officer is of, where no column of the list is 団体名 itself: 町内会名, 事業所,
 * 支店. Where there is 会長 too, a letter to 会長 alone does not say whose.
 */
export function namesOwnBody(heading: string): boolean {
  return namesBodies(heading) || OWN.test(heading);
}

const OWN =
  /^[^(]{0,8}(?:自治会|町内?会|事業所|営業所|事務所|出張所|支所|支店|支部|分団|部会|組合|会社|施設|団体|機関|地区会|老人会|婦人会|子ども会|PTA)(?:名称?)?$/u;
