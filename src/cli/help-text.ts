import { displayWidth } from "../base/display-width.ts";
import type { MessageLanguage } from "../base/messages/catalogue.ts";
import { wrapToWidth } from "../base/wrap-to-width.ts";

/**
 * Makes yargs' help what a clerk can read: what is to be put in has a Japanese name, a switch that is either given or not says
 * nothing of its kind and default, and lines end where Japanese ones may.
 *
 * Units: `columns` in terminal cells. Shape: `help` has each command and option on one line; no line of the result is wider than
 * `columns`, and what is said of the entries of a section stands in one column.
 */
export function helpText(help: string, language: MessageLanguage, columns: number): string {
  const lines = help.split("\n").map((line) => {
    const plain = line.replace(SWITCH, "").trimEnd();
    return language === "ja" ? inJapanese(plain) : plain;
  });
  const sections = lines.join("\n").split("\n\n");
  return sections.map((section) => laidOut(section.split("\n"), columns).join("\n")).join("\n\n");
}

/** An entry: its name with what is put in, what is said of it, and its kinds. */
const ENTRY =
  /^(?<name> +\S+(?: [^\s]+)*?)(?: {2,}(?<text>.*?))?(?:\s+(?<kinds>(?:\[[^\]]*\] ?)+))?$/u;

/** The most that the names of a section may take of a line, in hundredths; longer ones have a line of their own. */
const MOST_OF_LINE = 45;

function laidOut(lines: readonly string[], columns: number): readonly string[] {
  const entries = lines.map((line) => ENTRY.exec(line)?.groups);
  const names = entries.flatMap((entry) =>
    entry?.["text"] === undefined ? [] : [entry["name"] ?? ""],
  );
  const most = Math.floor((columns * MOST_OF_LINE) / 100);
  const widths = names.map(displayWidth);
  const short = widths.filter((width) => width <= most);
  // Where most names are too long, none has what is said of it beside it.
  const column = short.length * 2 > widths.length ? Math.max(...short) + 2 : HANG;
  return lines.flatMap((line, index) => {
    const { name = "", text, kinds = "" } = entries[index] ?? {};
    if (text === undefined) return wrapToWidth(line, columns, HANG);
    const said = kinds === "" ? text : `${text} ${kinds.trim()}`;
    const rows = wrapToWidth(said, columns - column).map((row) => " ".repeat(column) + row);
    const [first = "", ...rest] = rows;
    const gap = column - displayWidth(name);
    return gap >= 2
      ? [name + first.slice(column - gap), ...rest]
      : [...wrapToWidth(name, columns, HANG), first, ...rest];
  });
}

/** Where a line goes on that has no column. */
const HANG = 6;

/** What yargs says of a switch, in both languages. */
const SWITCH = /\s*\[(?:boolean|有無)\](?: \[(?:default|既定): false\])?$/u;

/** What is put in after a command. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  command: "コマンド",
  template: "ひな形",
  letter: "文書",
  name: "名前",
  folder: "場所",
  run: "結果",
  archive: "保存箱",
  file: "文書",
  files: "文書",
};

function inJapanese(line: string): string {
  return line.replaceAll(
    PUT_IN,
    (whole: string, open: string, name: string, close: string, gap: string) => {
      const word = ARGUMENTS[name];
      if (word === undefined) return whole;
      // What follows in its own column stays there.
      const room = gap === "" ? 0 : Math.max(0, name.length - displayWidth(word));
      return `${open}${word}${close}${gap}${" ".repeat(room)}`;
    },
  );
}

/** `<template>` and `[file]` of a command, or the name at the head of its line, with what stands before the next column. */
const PUT_IN = /([<[]|^ {2}(?=\w+ {2}))(\w+)((?:\.\.)?[>\]]|(?= {2}))( {2,}|)/gu;
