import type { World } from "../base/world.ts";
import type { FontFace } from "../model/font-face.ts";
import { letterMark } from "./letter-marks.ts";

/** Under which name and key a program finds an embedded font. */
export interface FontIdentity {
  readonly name: string;
  /** GUID with braces. */
  readonly key: string;
}

/** Gives the identity of a face that is embedded whole: its own name. */
export function wholeIdentity(face: FontFace, world: World): FontIdentity {
  return { name: face.family, key: guid(digest(`${face.sha256}:${face.index}`, world)) };
}

/**
 * Gives the identity of the part of a face that has these characters: a name that no other part has, nor the face
 * itself, where it is installed.
 *
 * Both Word and LibreOffice keep one font for each name, over all letters that are open or were opened: under one name,
 * a letter's characters would be looked for in another letter's font.
 *
 * Shape: `characters` is in an order of its own; a name has at most 31 UTF-16 code units and nothing that means
 * something in a list of fonts.
 * Source: [MS-OI29500] 2.1.260 b (17.8) and 2.1.271 a (length of a name); LibreOffice, vcl/source/gdi/embeddedfonts*.
 */
export function subsetIdentity(face: FontFace, characters: string, world: World): FontIdentity {
  const digits = digest(`${face.sha256}:${face.index}:${characters}`, world);
  const family = face.family.replace(NOT_IN_NAMES, "").slice(0, NAME_LENGTH - 1 - MARK_LENGTH);
  const mark = digits.slice(GUID_DIGITS, GUID_DIGITS + MARK_LENGTH);
  return { name: `${family.trimEnd()} ${mark}`, key: guid(digits) };
}

/** Gives what stands for name and key of a letter's own part of the face with this place in the plan: marks. */
export function markedIdentity(index: number): FontIdentity {
  return { name: letterMark(fontNameValue(index)), key: letterMark(fontKeyValue(index)) };
}

/** The value that goes where the name's mark is. */
export function fontNameValue(index: number): string {
  return `name ${index}`;
}

/** The value that goes where the key's mark is. */
export function fontKeyValue(index: number): string {
  return `key ${index}`;
}

function digest(seed: string, world: World): string {
  return world.sha256(ENCODER.encode(seed)).toUpperCase();
}

/** Makes a GUID of version 8 (made from data) of the first 32 hexadecimal digits. Source: RFC 9562. */
function guid(digits: string): string {
  const versioned = `${digits.slice(0, 12)}8${digits.slice(13, 16)}A${digits.slice(17, GUID_DIGITS)}`;
  return `{${[
    versioned.slice(0, 8),
    versioned.slice(8, 12),
    versioned.slice(12, 16),
    versioned.slice(16, 20),
    versioned.slice(20),
  ].join("-")}}`;
}

const ENCODER = new TextEncoder();
const GUID_DIGITS = 32;
/** Code units of a name in Word and in Windows (LF_FACESIZE with its zero). */
const NAME_LENGTH = 31;
/** 48 bits: among 100,000 letters two of one name come once in fifty thousand runs. */
const MARK_LENGTH = 12;
const NOT_IN_NAMES = /[^\p{L}\p{N} -]/gu;
