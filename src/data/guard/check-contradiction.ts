import { type Diagnostic, error } from "../../base/diagnostic.ts";
import { type Cell, cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import {
  describeGovernment,
  type LocalGovernment,
  type LocalGovernments,
} from "../local-governments.ts";
import { nameKey } from "../name-key.ts";
import { citiesWithWard } from "../wards.ts";
import { municipalityOfAddress, PREFECTURE } from "./municipality-of-address.ts";

/**
 * Holds what a row says against itself, where its government is in no column of its own: 都道府県, 団体名 and 職名 that each name a
 * government (奈良市議会, 生駒市議会議長) must name one. Whatever names none, such as a company, is not compared, and where a
 * company named for a prefecture lies says nothing (北海道新聞社 in 東京都).
 *
 * Errors: `csv/row-contradiction`.
 */
export function checkContradiction(
  { fields }: Recipient,
  governments: LocalGovernments,
): readonly Diagnostic[] {
  if (governments.byCode.has(valueIn(fields, "code"))) return []; // held against the table
  const [place, body, title] = (["prefecture", "name", "title"] as const).map((meaning) =>
    cellIn(fields, meaning),
  );
  const prefecture = place && prefectureNamed(place.value, governments);
  const near = prefecture?.name ?? "";
  const named = body && officeNamed(body, near, BODIES, governments);
  const titled = title && officeNamed(title, near, OFFICES, governments);
  if (named && titled && !isOne(named, titled)) return [contradiction(titled, named)];
  const stray = [named, titled].find((one) => one !== undefined && !liesIn(one, prefecture));
  if (stray === undefined || place === undefined || prefecture === undefined) return [];
  return [contradiction(stray, { cell: place, governments: [prefecture] })];
}

/** A cell with the governments that it can mean: two share the name 府中市. */
interface Named {
  readonly cell: Cell;
  readonly governments: readonly LocalGovernment[];
  /** The ward of a designated city. */
  readonly ward?: string | undefined;
  /** Whether the body only lies in the prefecture: 八戸市長 may be the head of 青森県市長会. */
  readonly isWithin?: boolean;
}

/** The government that a cell begins with, if what follows is an office of governments. */
function officeNamed(
  cell: Cell,
  near: string,
  offices: RegExp,
  governments: LocalGovernments,
): Named | undefined {
  const key = nameKey(cell.value);
  const seat = SEATED.exec(key)?.groups?.["place"] ?? "";
  const place = seat === "" ? undefined : prefectureNamed(seat, governments);
  if (place !== undefined) return { cell, governments: [place], isWithin: true };
  const found = governmentsAt(key, near, governments);
  const [first] = found;
  if (first === undefined) return undefined;
  const name = nameKey(first.name);
  const rest = key.slice(key.indexOf(name) + name.length);
  const isOfPrefecture = first.kind === "都道府県" && PREFECTURAL.test(rest);
  if (isOfPrefecture && !ELSEWHERE.test(rest)) return { cell, governments: found, isWithin: true };
  const ward = first.kind === "市" ? WARD.exec(rest)?.[0] : undefined;
  if (!offices.test(rest.slice(ward?.length ?? 0))) return undefined;
  return { cell, governments: found, ward };
}

function governmentsAt(
  key: string,
  near: string,
  governments: LocalGovernments,
): readonly LocalGovernment[] {
  const municipalities = municipalityOfAddress(key, near, governments)?.municipalities;
  if (municipalities !== undefined) return municipalities;
  const [ward = ""] = /^.{1,3}区/u.exec(key) ?? [];
  // Special wards of 東京都 whose names wards of designated cities have as well.
  const name = citiesWithWard(ward).length > 0 ? "" : ward;
  return governments.byName.get(PREFECTURE.exec(key)?.[0] ?? name) ?? [];
}

/** The prefecture of a cell: 奈良県, or 奈良 for short. */
function prefectureNamed(value: string, { byName }: LocalGovernments): LocalGovernment | undefined {
  const key = nameKey(value);
  const forms = [key, ...["県", "府", "都"].map((end) => `${key}${end}`)];
  return forms.flatMap((form) => byName.get(form) ?? []).find(({ kind }) => kind === "都道府県");
}

function isOne(one: Named, other: Named): boolean {
  if (one.isWithin || other.isWithin)
    return one.governments.some(({ prefecture }) =>
      other.governments.some((government) => government.prefecture === prefecture),
    );
  const codes = new Set(one.governments.map(({ code }) => code));
  if (!other.governments.some(({ code }) => codes.has(code))) return false;
  return one.ward === undefined || other.ward === undefined || one.ward === other.ward;
}

function liesIn({ governments }: Named, prefecture: LocalGovernment | undefined): boolean {
  return prefecture === undefined || governments.some((one) => one.prefecture === prefecture.name);
}

function contradiction(one: Named, { cell: other }: Named): Diagnostic {
  const { cell, governments, ward } = one;
  const values = {
    column: cell.at.header ?? "",
    value: cell.value,
    found: `${governments.map(describeGovernment).join("、")}${ward === undefined ? "" : `の${ward}`}`,
    otherColumn: other.at.header ?? "",
    otherValue: other.value,
  };
  return error("csv/row-contradiction", cell.at, values, [{ at: other.at, label: other.value }]);
}

/** A body that has the short name of the prefecture that it lies in: 青森労働局, 岩手大学. */
const SEATED =
  /^(?<place>.{2,3}?)(?:労働局|地方裁判所|家庭裁判所|地方検察庁|地方法務局|大学)(?:[学所局]?長|検事正)?$/u;

/** What follows the whole name of a prefecture in that of a body which lies in it: 青森県警察本部, 秋田県立秋田高等学校, 宮城県医師会. */
const PREFECTURAL =
  /^(?:警察|公安委員会|教育[委庁長]|労働局|立(?!ち)|(?:教育|医療|科学)?大学(?:学?長)?$|(?:歯科)?医師会|薬剤師会|看護協会|社会福祉協議会|市長会|町村会|市議会議長会|町村議会議長会|商工会連合会|商工会議所連合会|農業協同組合中央会|中小企業団体中央会|信用保証協会|国民健康保険団体連合会|漁業協同組合連合会|森林組合連合会|弁護士会|行政書士会|司法書士会)/u;

/** What a prefecture keeps in others. */
const ELSEWHERE = /東京|大阪|事務所|支[店社部所]|出張所|自然の家|少年|青年の家|学園|保養|荘$|寮$/u;

/** A ward right behind its city. */
const WARD = /^[^市区町村]{1,6}区/u;

// What follows a government's name in that of a body or office of its own. 市長会 and 長寿課 begin with no head; 新聞社 is nobody's office.
const OF_ALL =
  "議会|教育委員会|選挙管理委員会|農業委員会|公平委員会|人事委員会|公安委員会|監査委員|消防(?:本部|局|団|長)|(?:市|区)?役所|役場|庁$";
const BODIES = new RegExp(`^(?:$|${OF_ALL})`, "u");
const OFFICES = new RegExp(
  `^(?:副?知事|長(?![会寿期])|副[市区町村]長|教育長|会計管理者|代表監査|${OF_ALL}|(?:総務|総合政策|企画|政策|財政|財務|市民|県民|町民|住民|健康|福祉|保健|農林|農政|商工|産業|経済|土木|建設|県土|都市|環境|防災|危機管理|地域|税務|人事|情報|デジタル|行政)[^社会店支組]{0,8}[部局課室]長)`,
  "u",
);
