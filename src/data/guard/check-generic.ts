import { type Diagnostic, warning } from "../../base/diagnostic.ts";
import { cellIn, type Recipient, valueIn } from "../../model/recipient.ts";
import {
  describeGovernment,
  type LocalGovernment,
  type LocalGovernments,
} from "../local-governments.ts";
import { nameKey } from "../name-key.ts";

/** Municipalities by what their names are found by; built when the first row needs it. */
export type NamesByForm = () => ReadonlyMap<string, readonly LocalGovernment[]>;

/**
 * Tells of an addressee without a code that is meant for many by its 種別, and is named as one government, or nearly:
 * 札幌布, 札幌市長. Nothing else of such a row is held against the official table.
 *
 * Warnings: `csv/name-without-code`.
 */
export function checkGenericName({ fields }: Recipient, names: NamesByForm): readonly Diagnostic[] {
  const isGeneric =
    cellIn(fields, "code")?.value === "" && valueIn(fields, "kind").trim() === "市区町村";
  if (!isGeneric) return [];
  const prefecture = valueIn(fields, "prefecture").trim();
  for (const column of ["団体名", "職名"] as const) {
    const cell = fields.get(column);
    if (cell === undefined) continue;
    const name = column === "団体名" ? cell.value : cell.value.replace(/(?:知事|長)$/u, "");
    const found = nearOnes(nameKey(name), names()).filter(
      (one) => prefecture === "" || one.prefecture === prefecture,
    );
    const [nearest] = found;
    if (nearest === undefined) continue;
    const values = { column, value: cell.value, nearest: describeGovernment(nearest) };
    return [warning("csv/name-without-code", cell.at, values)];
  }
  return [];
}

/** Characters that a name must have to be near another: everything is near 津市. */
const SHORTEST = 3;

function nearOnes(
  key: string,
  names: ReadonlyMap<string, readonly LocalGovernment[]>,
): readonly LocalGovernment[] {
  if (key.length < SHORTEST || key.length > LONGEST || OTHER_BODIES.test(key)) return [];
  const forms = [key, ...oneOpen(key), ...oneLess(key), `-${key}`];
  return forms.flatMap((form) => names.get(form) ?? []);
}

/** Longer names are no municipality's. */
const LONGEST = 10;

/** Counties and bodies of old times have names of their own: 石川郡, 札幌區, 北海道庁. */
const OTHER_BODIES = /[郡府庁廳縣懸區]$/u;

/** The municipalities by their names, by their names with one character open (札＊市), and with one left out (-札市). */
export function namesByForm({ all }: LocalGovernments): NamesByForm {
  let made: ReadonlyMap<string, readonly LocalGovernment[]> | undefined;
  return () => {
    made ??= byForms(all);
    return made;
  };
}

function byForms(all: readonly LocalGovernment[]): ReadonlyMap<string, readonly LocalGovernment[]> {
  const forms = new Map<string, LocalGovernment[]>();
  for (const government of all) {
    const key = nameKey(government.name);
    if (!government.hasHead || key.length < SHORTEST) continue;
    for (const form of [key, ...oneOpen(key), ...oneLess(key).map((less) => `-${less}`)]) {
      const others = forms.get(form);
      if (others === undefined) forms.set(form, [government]);
      else others.push(government);
    }
  }
  return forms;
}

function oneOpen(key: string): readonly string[] {
  const characters = [...key];
  return characters.map((_, index) => characters.with(index, "＊").join(""));
}

function oneLess(key: string): readonly string[] {
  const characters = [...key];
  return characters.map((_, index) => characters.toSpliced(index, 1).join(""));
}
