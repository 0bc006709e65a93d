import type { Chart } from './chart.ts';

/** Reads figures as a language writes them: `1,234.5`, `1.234,5`, `−3`. */
export interface NumberReader {
  /** Undefined where it is no number. */
  read: (text: string) => { value: number; decimals: number } | undefined;
  /** A number as it is to be written. */
  example: string;
}

/** Digits that some languages write instead of 0 to 9. */
const DIGITS = [0x0660, 0x06f0, 0x0966, 0xff10];

const readers = new Map<string, NumberReader>();

export function numberReader(language: string): NumberReader {
  let reader = readers.get(language);
  if (!reader) readers.set(language, (reader = createReader(language)));
  return reader;
}

function createReader(language: string): NumberReader {
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(-12_345_678.9);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const decimal = escape(sign('decimal') || '.');
  // Wherever a space, of whatever width, groups digits.
  const group = /\s/.test(sign('group')) ? '\\s' : escape(sign('group') || ',');
  const pattern = new RegExp(`^-?(?:\\d+|\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3})(?:${decimal}(\\d+))?$`);
  return {
    read(text) {
      const plain = latin(text)
        .replace(/[\u061c\u200e\u200f\s]+/g, (space) => (/[^\u061c\u200e\u200f]/.test(space) ? ' ' : ''))
        .trim()
        .replace(/^[\u2212\u2013]/, '-');
      const match = pattern.exec(plain);
      if (!match) return undefined;
      const [integer = ''] = plain.split(new RegExp(`${decimal}(?=\\d*$)`), match[1] === undefined ? 1 : 2);
      const whole = match[1] === undefined ? plain : integer;
      const value = Number(`${whole.replace(/[^\d-]/g, '')}.${match[1] ?? '0'}`);
      return { value, decimals: match[1]?.length ?? 0 };
    },
    example: new Intl.NumberFormat(language, { numberingSystem: 'latn' }).format(1234.5),
  };
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function latin(text: string): string {
  return text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0)!;
      const zero = DIGITS.find((first) => code >= first && code < first + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',');
}

/** The longest unit that stands with each figure. */
const SHORT = 3;

/** A unit that is said once, above the chart; empty for none. */
export const longUnit = (unit: string): string =>
  unit.length > SHORT || (unit.length === SHORT && !isCurrency(unit)) ? unit : '';

const isCurrency = (unit: string) => /^[A-Z]{3}$/.test(unit) && Intl.supportedValuesOf('currency').includes(unit);

/** How a chart writes its figures, in the site's language. */
export function numberWriter({ unit, decimals }: Pick<Chart, 'unit' | 'decimals'>, language: string) {
  const money = isCurrency(unit);
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: 0,
    maximumFractionDigits: Math.min(decimals, 6),
    ...(unit === '%' && { style: 'percent' }),
    ...(money && { style: 'currency', currency: unit, currencyDisplay: 'narrowSymbol' }),
  });
  const behind = !unit || unit === '%' || money || longUnit(unit) ? '' : `\u00a0${unit}`;
  // What Intl writes for a minus is a hyphen, which is too short for one.
  return (value: number) => format.format(unit === '%' ? value / 100 : value).replace('-', '\u2212') + behind;
}
