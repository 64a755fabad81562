/** What an IF field asks: whether a column has a text. */
export interface IfCondition {
  readonly column: string;
  readonly literal: string;
}

/** A version of the letter as the settings say it: its name, and which values of which columns it covers. */
export interface SettingsVersion {
  readonly name: string;
  readonly covers: readonly (readonly {
    readonly column: string;
    readonly values: readonly string[];
  }[])[];
}

/** The versions for which a condition holds, and the others; neither is empty. */
export interface VersionNames {
  readonly holding: readonly string[];
  readonly others: readonly string[];
}

/** What the IF fields of a file mean as versions of the letter. */
export interface IfVersions {
  readonly namesOf: (condition: IfCondition) => VersionNames | undefined;
  /** The setting 宛先 as it must be written for the fields; undefined if the settings have it, or no field needs it. */
  readonly setting: readonly {
    readonly name: string;
    readonly column: string;
    readonly values: readonly string[];
  }[];
}

/** The kinds of body that a list may hold, which are all that there are of one column. */
export const KINDS = ["都道府県", "市", "特別区", "町", "村", "市区町村"] as const;
/** The column of the kinds. */
export const KIND_COLUMN = "種別";
const OTHERS = "その他";

/**
 * Gives the versions that the IF fields ask for: those of the settings, or one for each text that they compare with and one
 * for all others.
 *
 * Shape: without settings only a column whose values are all known can be divided; `namesOf` is undefined for another.
 */
export function ifVersions(
  conditions: readonly IfCondition[],
  settings: readonly SettingsVersion[],
): IfVersions {
  if (settings.length > 0) return { namesOf: (one) => namesIn(settings, one), setting: [] };
  const literals = [...new Set(conditions.map(({ literal }) => literal))];
  const isKnown = conditions.every(
    ({ column, literal }) => column === KIND_COLUMN && KINDS.some((kind) => kind === literal),
  );
  if (conditions.length === 0 || !isKnown) return { namesOf: () => undefined, setting: [] };
  const rest = KINDS.filter((kind) => !literals.includes(kind));
  const setting = [
    ...literals.map((name) => ({ name, column: KIND_COLUMN, values: [name] })),
    ...(rest.length === 0 ? [] : [{ name: OTHERS, column: KIND_COLUMN, values: rest }]),
  ];
  const versions = setting.map(({ name, column, values }) => ({
    name,
    covers: [[{ column, values }]],
  }));
  return { namesOf: (one) => namesIn(versions, one), setting };
}

/** A version holds a condition if all that it covers has the value, and is another if nothing of it has. */
function namesIn(
  versions: readonly SettingsVersion[],
  { column, literal }: IfCondition,
): VersionNames | undefined {
  const holding: string[] = [];
  const others: string[] = [];
  for (const { name, covers } of versions) {
    const values = covers.map((all) => all.find((one) => one.column === column)?.values);
    if (values.every((one) => one?.every((value) => value === literal) === true))
      holding.push(name);
    else if (values.every((one) => one !== undefined && !one.includes(literal))) others.push(name);
    else return undefined;
  }
  return holding.length > 0 && others.length > 0 ? { holding, others } : undefined;
}
