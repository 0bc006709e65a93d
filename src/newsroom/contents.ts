import type { BodyPart } from '../markdown/body.ts';

/** A heading of a story, and its id there. */
export interface ContentsEntry {
  id: string;
  /** Inline HTML without tags of its own. */
  html: string;
}

/** Fewer headings are seen at a glance. */
const ENOUGH = 3;

/** The pipeline gives a heading an id and nothing else; one that a part of a story has made for itself has more. */
const HEADING = /<h2 id="([^"]+)">([^]*?)<\/h2>/g;
const NOTE = /<sup><a [^]*?<\/sup>/g;
const TAG = /<[^>]*>/g;

/** The headings of the second rank in a body that has enough of them to be looked through. */
export function contentsOf(body: BodyPart[]): ContentsEntry[] {
  const entries = body.flatMap((part) =>
    typeof part === 'string'
      ? [...part.matchAll(HEADING)].map(([, id = '', html = '']) => ({
          id,
          html: html.replace(NOTE, '').replace(TAG, ''),
        }))
      : [],
  );
  const headings = entries.filter(({ id }) => id !== 'footnote-label');
  return headings.length < ENOUGH ? [] : headings;
}
