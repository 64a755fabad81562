import { type Catalogue, quote, say } from "./catalogue.ts";

/** Codes of the area `plain/` with what their messages are made of. */
export type PlainCodes = {
  "plain/looks-like-reading": { text: string; format: string };
  "plain/looks-like-picture": { text: string; format: string };
  "plain/looks-like-note-mark": { text: string; format: string };
  "plain/looks-like-mark": { text: string; mark: string };
  "plain/struck-text": { text: string; format: string };
  "plain/raised-figures": { text: string; format: string };
};

/** The texts of the area `plain/`. */
export const plainMessages: Catalogue<PlainCodes> = {
  "plain/looks-like-reading": {
    ja: ({ text, format }) =>
      say(
        `本文の ${quote(text)} は、テキスト形式では振り仮名と区別できません`,
        `｜ か 《》 をほかの記号に替えるか、--format から ${format} を外してください`,
      ),
    en: ({ text, format }) =>
      say(
        `${quote(text)} in the text cannot be told from a reading in plain text`,
        `write other marks than ｜ or 《》, or leave ${format} out of --format`,
      ),
  },
  "plain/looks-like-picture": {
    ja: ({ text, format }) =>
      say(
        `本文の ${quote(text)} は、テキスト形式では画像の注記と区別できません`,
        `括弧をほかの記号に替えるか、--format から ${format} を外してください`,
      ),
    en: ({ text, format }) =>
      say(
        `${quote(text)} in the text cannot be told from the note of a picture in plain text`,
        `write other brackets, or leave ${format} out of --format`,
      ),
  },
  "plain/looks-like-note-mark": {
    ja: ({ text, format }) =>
      say(
        `本文の ${quote(text)} は、テキスト形式では注の印と区別できません`,
        `括弧をほかの記号に替えるか、--format から ${format} を外してください`,
      ),
    en: ({ text, format }) =>
      say(
        `${quote(text)} in the text cannot be told from the mark of a note in plain text`,
        `write other brackets, or leave ${format} out of --format`,
      ),
  },
  "plain/looks-like-mark": {
    ja: ({ text, mark }) =>
      say(
        `本文の ${quote(text)} は、翻刻では凡例の記号 ${quote(mark)} と区別できません`,
        `${mark} をほかの記号に替えるか、--format から transcript を外してください`,
      ),
    en: ({ text, mark }) =>
      say(
        `${quote(text)} in the text cannot be told from the transcription's own ${quote(mark)}`,
        `write another mark than ${mark}, or leave transcript out of --format`,
      ),
  },
  "plain/raised-figures": {
    ja: ({ text, format }) =>
      say(
        `上付き・下付きの数字が、テキスト形式では前の数字とつながって ${quote(text)} になります`,
        `「10の3乗」のように言葉で書くか、--format から ${format} を外してください`,
      ),
    en: ({ text, format }) =>
      say(
        `in plain text the small figures join those before them: ${quote(text)}`,
        `say it in words, or leave ${format} out of --format`,
      ),
  },
  "plain/struck-text": {
    ja: ({ text, format }) =>
      say(
        `取消線を引いた ${quote(text)} が、テキスト形式では消していない文として読まれます`,
        `取消線の部分を削るか、--format から ${format} を外してください`,
      ),
    en: ({ text, format }) =>
      say(
        `${quote(text)}, which is struck through, reads in plain text as if it were not`,
        `take it out, or leave ${format} out of --format`,
      ),
  },
};
