import { displayWidth } from "../base/display-width.ts";
import type { MessageLanguage } from "../base/messages/catalogue.ts";

/**
 * Makes yargs' help what a clerk can read: what is to be put in has a Japanese name, and a switch that is either given or
 * not says nothing of its kind and default.
 *
 * Shape: no line is wider than it was, and none is added.
 */
export function helpText(help: string, language: MessageLanguage): string {
  const lines = help.split("\n").flatMap((line) => {
    const plain = line.replace(SWITCH, "").trimEnd();
    return plain === "" && line.trim() !== "" ? [] : [plain];
  });
  return language === "ja" ? lines.map(inJapanese).join("\n") : lines.join("\n");
}

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
