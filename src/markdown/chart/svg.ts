import type { Element, ElementContent, Properties } from 'hast';
import { element } from '../parts/hast.ts';

/**
 * Lengths across are shares of the chart's width (0 to 1) and become percentages, lengths down are in em of its font: so
 * a chart is as wide as its place while its words keep the reader's size, and all of it grows with that.
 */
export interface Pen {
  /** From right to left. */
  mirrored: boolean;
  /** A share from where reading begins, as a place. */
  across: (share: number) => string;
}

export function penFor(mirrored: boolean): Pen {
  return { mirrored, across: (share) => percent(mirrored ? 1 - share : share) };
}

export const round = (value: number) => Math.round(value * 100) / 100 + 0;
export const percent = (share: number) => `${round(share * 100)}%`;
export const em = (length: number) => `${round(length)}em`;

/** A bar from one share to another. */
export function bar(pen: Pen, className: string, from: number, to: number, y: number, height: number): Element {
  const [low, high] = from < to ? [from, to] : [to, from];
  return element(
    'rect',
    {
      className: [className],
      x: pen.across(pen.mirrored ? high : low),
      y: em(y),
      width: percent(high - low),
      height: em(height),
    },
    [],
  );
}

interface Writing {
  /** Where the text begins, is centred, or ends, as reading goes. */
  anchor?: 'start' | 'middle' | 'end';
  /** Moved in the direction of reading, in em. */
  by?: number;
  className?: string;
}

/** A line of text, or several pieces of one; `y` is its baseline. */
export function write(
  pen: Pen,
  text: string | (Element | string)[],
  share: number,
  y: number,
  { anchor = 'start', by = 0, className }: Writing = {},
): Element {
  const properties: Properties = { x: pen.across(share), y: em(y) };
  if (by) properties.dx = em(pen.mirrored ? -by : by);
  // Start and end follow the direction of the page by themselves.
  if (anchor !== 'start') properties.textAnchor = anchor;
  if (className) properties.className = [className];
  return element('text', properties, typeof text === 'string' ? [text] : text);
}

/** A horizontal line as far as a share. */
export function rule(pen: Pen, share: number, y: number, className: string): Element {
  const [x1, x2] = [pen.across(0), pen.across(share)];
  return element('line', { className: [className], x1, x2, y1: em(y), y2: em(y) }, []);
}

export type Drawing = { height: number; children: ElementContent[] };
