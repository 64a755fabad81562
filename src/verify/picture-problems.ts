import { type Diagnostic, error } from "../base/diagnostic.ts";
import type { RecordedPicture } from "../model/run.ts";
import type { ExpectedPages } from "./expected-pages.ts";
import type { FollowedPage } from "./follow-pages.ts";
import { KnownStreams } from "./known-streams.ts";
import type { PdfObjects } from "./pdf-objects.ts";
import { imageNamed, seenContent } from "./pdf-pictures.ts";

/**
 * Finds pictures that are not where they were laid out, or are others; where no places are known, whether there may be any.
 *
 * Errors: verify/page-pictures.
 */
export function pictureProblems(
  objects: PdfObjects,
  page: FollowedPage,
  on: { readonly path: string; readonly page: number },
  {
    expected,
    pictures: recorded,
    mayHavePictures,
    known = new KnownStreams(),
  }: {
    readonly expected: ExpectedPages | undefined;
    readonly pictures?: readonly (readonly RecordedPicture[])[];
    readonly mayHavePictures?: boolean;
    readonly known?: KnownStreams;
  },
): readonly Diagnostic[] {
  const { pictures } = page.content;
  const wanted = (expected?.pictures ?? recorded)?.[on.page - 1] ?? [];
  const isKnown = expected !== undefined || recorded !== undefined || mayHavePictures !== true;
  if (!isKnown) return [];
  const isRight =
    pictures.length === wanted.length &&
    pictures.every((picture, index) => {
      const { name, left, bottom, right, top } = picture;
      const { corners = [], content = "" } = wanted[index] ?? {};
      const isThere = [left, bottom, right, top].every(
        (at, side) => Math.abs(at - (corners[side] ?? Number.NaN)) <= TOLERANCE_PT,
      );
      return (
        isThere && seenContent(objects, picture, imageNamed(objects, page, name), known) === content
      );
    });
  if (isRight) return [];
  return [error("verify/page-pictures", { kind: "page", ...on, box: undefined }, on)];
}

/** What the writer rounds: thousandths of a point, twice. */
const TOLERANCE_PT = 0.05;
