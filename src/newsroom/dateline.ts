import type { BodyPart } from '../markdown/body.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (text: string) => text.replace(/[&<>]/g, (character) => escapes[character]!);

/** The opening tag of a paragraph, at the very beginning. */
const PARAGRAPH = /^\s*<p(?:\s[^<>]*)?>/;

/**
 * Puts the dateline before the first words of a story. They are the first paragraph of the first text, be it above
 * or below a picture; where the text begins otherwise (with a heading, a list), the dateline is a paragraph of its own.
 */
export function withDateline(body: BodyPart[], dateline: string | undefined): BodyPart[] {
  if (!dateline) return body;
  const at = body.findIndex((part) => typeof part === 'string');
  const mark = `<span class="dateline">${escape(dateline)} —</span>`;
  if (at < 0) return [`<p>${mark}</p>`, ...body];
  const text = body[at] as string;
  const opening = PARAGRAPH.exec(text)?.[0];
  return body.with(at, opening ? `${opening}${mark} ${text.slice(opening.length)}` : `<p>${mark}</p>${text}`);
}
