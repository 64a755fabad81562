import { normalizeHeader } from "../model/heading.ts";
import { STANDARD_COLUMNS } from "../model/recipient.ts";
import type { SettingsFile } from "./front-matter.ts";
import { readVersions, type Version } from "./read-versions.ts";
import { entryOf, textsOf } from "./settings-reader.ts";

/** What settings beside a Word file say that must be known before the file is read. */
export interface SettingsBeside {
  /** The versions of the letter; none where the settings name none. */
  readonly versions: readonly Version[];
  /** The columns that the settings and every list have. */
  readonly columns: ReadonlySet<string>;
  /** Bookmarks that stand for columns (しおり). */
  readonly bookmarks: readonly string[];
  /** What the author has looked at and means (確認済み). */
  readonly confirmed: readonly string[];
  /** The settings that are left for the template. */
  readonly settings: SettingsFile;
}

/** The one setting that only a Word file has. */
const BOOKMARKS = "しおり";

/** Reads what decides how a Word file is read; what is wrong with it is reported where the settings are read as a whole. */
export function settingsBeside({ text, map }: SettingsFile): SettingsBeside {
  const ignore = (): void => undefined;
  const versions = entryOf(map, "宛先")?.value;
  const columns = ["必要な列", "任意の列"].flatMap((key) => textsOf(map, key, ignore));
  const entries = map.entries.filter(({ key }) => key !== BOOKMARKS);
  return {
    versions: versions === undefined ? [] : readVersions(versions, ignore),
    columns: new Set([...STANDARD_COLUMNS, ...columns.map(({ value }) => normalizeHeader(value))]),
    bookmarks: textsOf(map, BOOKMARKS, ignore).map(({ value }) => value),
    confirmed: textsOf(map, "確認済み", ignore).map(({ value }) => value),
    settings: { text, map: { ...map, entries } },
  };
}
