import type { ArchiveReader } from '../archive/model.ts';
import type { Note } from '../schema/note.ts';
import type { Moment } from './cards.ts';
import { clockOf } from './clock.ts';
import { wordsOf } from './words.ts';

/** A note on a story: a correction, a clarification or an update. */
export interface DrawnNote {
  kind: Note['kind'];
  /** What it is called. */
  name: string;
  date: Moment;
  text: string;
}

/** The notes on a story, in the order in which they are given. */
export function drawNotes(archive: ArchiveReader, notes: Note[]): DrawnNote[] {
  const clock = clockOf(archive.site());
  const { notes: names } = wordsOf(archive.site().language);
  return notes.map(({ kind, date, text }) => ({
    kind,
    name: names[kind],
    date: { iso: clock.iso(date), text: clock.date(date) },
    text,
  }));
}
