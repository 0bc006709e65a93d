/** Text for XML and for JSON. */
import { xmlText } from './xml.ts';

/** A value with all the texts in it made such as may stand in XML; moments stay as they are. */
export function allAllowed<Value>(value: Value): Value {
  if (typeof value === 'string') return xmlText(value) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => allAllowed(each)) as Value;
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, allAllowed<unknown>(each)])) as Value;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML, in an element or in an attribute in double quotes. */
export const html = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);

/** At most so many characters (UTF-16), cut at a word where there is one. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).toWellFormed();
  const word = cut.lastIndexOf(' ');
  return `${(word > most / 2 ? cut.slice(0, word) : cut).trimEnd()}…`;
}
