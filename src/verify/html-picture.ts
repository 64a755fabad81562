import type { Element } from "@xmldom/xmldom";
import { portableWorld } from "../base/portable-world.ts";
import { tenths } from "../model/seen-pictures.ts";
import type { SeenPicture } from "../model/verification.ts";

/** Reads a picture of a page: all of it is in its address. */
export function htmlPicture(image: Element, before: number): SeenPicture {
  const style = image.getAttribute("style") ?? "";
  return {
    before,
    alt: image.getAttribute("alt") ?? "",
    width: side(style, "width"),
    height: side(style, "height"),
    content: contentOfAddress(image.getAttribute("src") ?? ""),
  };
}

/**
 * Tells whether a picture is what its class says: a seal is alone in what lays it over its name, and nothing else is; one of a
 * character has no size of its own, and all others have.
 */
export function isAsClassed(image: Element): boolean {
  const around = image.parentNode as Element | null;
  const isInSeal = around?.tagName === "span" && around.getAttribute("class") === "seal";
  const kind = image.getAttribute("class");
  if (isInSeal !== (kind === "seal-picture")) return false;
  if (isInSeal && around.childNodes.length > 1) return false;
  return (kind === "character-picture") === !image.hasAttribute("style");
}

function side(style: string, name: string): number {
  const points = new RegExp(`(?:^|; ?)${name}: (?<points>[\\d.]+)pt`, "u").exec(style)?.groups?.[
    "points"
  ];
  return points === undefined ? 0 : tenths(Number(points));
}

/** Gives the SHA-256 of what an address holds (RFC 2397); nothing for one that leads elsewhere. */
export function contentOfAddress(address: string): string {
  const data = /^data:image\/(?:png|jpeg);base64,(?<data>[A-Za-z\d+/]+={0,2})$/u.exec(address)
    ?.groups?.["data"];
  if (data === undefined) return "";
  return portableWorld.sha256(Uint8Array.from(atob(data), (one) => one.charCodeAt(0)));
}
