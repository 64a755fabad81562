import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A setting of LibreOffice: its node, its name, its value. Source: LibreOffice, officecfg/registry/schema. */
type Setting = readonly [node: string, name: string, value: string];

/** Nothing in a letter may run, be fetched or be written back, and nobody is asked anything. */
const SETTINGS: readonly Setting[] = [
  ["org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"],
  ["org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"],
  ["org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"],
  ["org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"],
  ["org.openoffice.Office.Writer/Content/Update", "Link", "0"],
  ["org.openoffice.Office.Common/Misc", "FirstRun", "false"],
  ["org.openoffice.Office.Common/Misc", "CrashReport", "false"],
  ["org.openoffice.Office.Common/Save/Document", "AutoSave", "false"],
  ["org.openoffice.Office.Common/Save/Document", "CreateBackup", "false"],
  // Whatever still asks for the network gets a door behind which nobody is.
  ["org.openoffice.Inet/Settings", "ooInetProxyType", "2"],
  ["org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"],
  ["org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"],
  ["org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"],
  ["org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"],
];

/** Writes a profile for one batch. LibreOffice adds to it what it needs; the whole folder goes when the batch is done. */
export function writeProfile(folder: string): void {
  const items = SETTINGS.map(
    ([node, name, value]) =>
      `<item oor:path="/${node}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>\n`,
  );
  mkdirSync(join(folder, "user"), { recursive: true });
  writeFileSync(
    join(folder, "user", "registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n${items.join("")}</oor:items>\n`,
  );
}
