/** The recorded options of a run that have one name. */
export type PlainRunOption =
  | "format"
  | "pdf-engine"
  | "edition"
  | "where"
  | "only"
  | "hidden"
  | "shard"
  | "letters"
  | "別添"
  | "明細";

/**
 * Those of which there may be several, each with the name that a user gave it: a setting, a partial, the settings beside a Word
 * file, a table of 外字.
 */
export type NamedRunOption = "set" | "partial" | "settings" | "characters";

/**
 * The options that a run's bytes depend on, as this version records them in `run.json`. Shape: in the order in which they are
 * recorded, which the run's identity depends on.
 */
export type RunOptions = Readonly<
  Partial<Record<PlainRunOption, string>> & Record<`${NamedRunOption} ${string}`, string>
>;

/** Options as `run.json` says them: `RunOptions`, and whatever another version recorded. */
export type RecordedOptions = Readonly<Record<string, string>>;

/** What a recorded option is; `name` is the one that a user gave. Undefined for one of another version. */
export type RunOptionName =
  | { readonly kind: PlainRunOption }
  | { readonly kind: NamedRunOption; readonly name: string };

/** The key that an option with a name is recorded by. */
export function namedOption<Kind extends NamedRunOption>(
  kind: Kind,
  name: string,
): `${Kind} ${string}` {
  return `${kind} ${name}`;
}

/** Reads the key of a recorded option. */
export function readRunOption(key: string): RunOptionName | undefined {
  if (isPlain(key)) return { kind: key };
  const at = key.indexOf(" ");
  const kind = key.slice(0, Math.max(at, 0));
  return isNamed(kind) ? { kind, name: key.slice(at + 1) } : undefined;
}

/** How many letters a run was to have; not a number where another version does not say it. */
export function recordedLetters(options: RecordedOptions): number {
  const letters: PlainRunOption = "letters";
  return Number(options[letters]);
}

function isPlain(key: string): key is PlainRunOption {
  return Object.hasOwn(PLAIN, key);
}

function isNamed(kind: string): kind is NamedRunOption {
  return Object.hasOwn(NAMED, kind);
}

const PLAIN: Readonly<Record<PlainRunOption, true>> = {
  format: true,
  "pdf-engine": true,
  edition: true,
  where: true,
  only: true,
  hidden: true,
  shard: true,
  letters: true,
  別添: true,
  明細: true,
};

const NAMED: Readonly<Record<NamedRunOption, true>> = {
  set: true,
  partial: true,
  settings: true,
  characters: true,
};
