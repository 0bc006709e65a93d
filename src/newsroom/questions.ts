import type { BodyPart } from '../markdown/body.ts';

/** A paragraph that is bold from its first word to its last. */
const ASKED = /<p>(<strong>(?:(?!<\/?strong>)[^])*<\/strong>)<\/p>/g;

/** Marks what is asked in an interview: editors write a question as a paragraph in bold. */
export function markQuestions(body: BodyPart[]): BodyPart[] {
  return body.map((part) => (typeof part === 'string' ? part.replace(ASKED, '<p class="asked">$1</p>') : part));
}
