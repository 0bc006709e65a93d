/** Text for XML and for JSON. */
import { xmlText } from './xml.ts';

/** A value with all the texts in it made such as may stand in XML; moments stay as they are. */
export function allAllowed<Value>(value: Value): Value {
  if (typeof value === 'string') return xmlText(value) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => allAllowed(each)) as Value;
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, allAllowed<unknown>(each)])) as Value;
}

/** Text as HTML, in an element or in an attribute in double quotes. */
export { escapeHtml as html } from '../newsroom/escape-html.ts';
