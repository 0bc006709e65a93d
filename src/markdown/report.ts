import type { VFile } from 'vfile';
import type { Node, Point, Position } from 'unist';
import type { BuildRule } from '../schema/rules.ts';

/** What a plugin has to say to the editor. */
export interface Report {
  /** A stable name: `missing-alt`. */
  rule: BuildRule;
  /** What is wrong, in plain words. */
  message: string;
  /** Where: a node, its position, or one point. */
  place: Node | Position | Point | undefined;
  /** The offending text, as it stands in the file. */
  found?: string | undefined;
  /** What to write instead. */
  suggestion?: string | undefined;
}

/** Leaves a message on the file; in VFile's words, what was found is `actual` and the suggestion `expected`. */
export function report(file: VFile, { rule, message, place, found, suggestion }: Report): void {
  const where = place && 'type' in place ? place.position : place;
  const note = file.message(message, { ...(where && { place: where }), ruleId: rule, source: 'markdown' });
  if (found !== undefined) note.actual = found;
  if (suggestion !== undefined) note.expected = [suggestion];
}

/** The source of a node, cut to one line that fits into a message. */
export function excerpt(file: VFile, node: Node): string | undefined {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  return shorten(String(file.value).slice(start.offset, end.offset));
}

/** Text on one line, at most 80 characters of it. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
