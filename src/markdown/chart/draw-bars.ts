import type { ElementContent } from 'hast';
import { element } from '../parts/hast.ts';
import type { Chart } from './chart.ts';
import { linesOf, NARROWEST, widthOf } from './measure.ts';
import { bar, em, write, type Drawing, type Pen } from './svg.ts';

const LINE = 1.35;
const BAR = 1.15;
const GAP = 0.75;

/**
 * Bars that lie, each below its label and with its figure at its end: labels of any length have the whole width. With
 * several series each bar has its series' name above it.
 */
export function drawBars(
  { labels, series }: Chart,
  format: (value: number) => string,
  none: string,
  pen: Pen,
): Drawing {
  const figures = series.flatMap(({ values }) => values.filter((value) => value !== undefined));
  const low = Math.min(0, ...figures);
  const span = Math.max(0, ...figures) - low || 1;
  const place = (value: number) => (value - low) / span;
  // The figure stands behind the bar, or behind the axis when the bar goes the other way, and must have room there.
  const room = Math.min(
    1,
    ...figures.map(
      (value) => (1 - (widthOf(format(value)) + 0.6) / NARROWEST) / Math.max(place(Math.max(value, 0)), 0.01),
    ),
  );
  const share = Math.max(room, 0.2);
  const zero = place(0) * share;

  const children: ElementContent[] = [];
  let y = 0;
  labels.forEach((label, row) => {
    for (const line of linesOf(label, NARROWEST)) {
      children.push(write(pen, line, 0, y + 1, series.length > 1 ? { className: 'row' } : {}));
      y += LINE;
    }
    series.forEach(({ name, values }, index) => {
      if (series.length > 1) {
        for (const line of linesOf(name, NARROWEST, 2)) {
          children.push(write(pen, line, 0, y + 1, { className: 'name' }));
          y += LINE;
        }
      }
      const value = values[row];
      if (value === undefined) children.push(write(pen, none, zero, y + 0.95, { by: 0.4, className: 'name' }));
      else {
        const end = place(value) * share;
        children.push(bar(pen, `s${index + 1}`, zero, end, y, BAR));
        children.push(write(pen, format(value), Math.max(zero, end), y + 0.95, { by: 0.4, className: 'value' }));
      }
      if (low < 0) {
        const [x1, x2] = [pen.across(zero), pen.across(zero)];
        children.push(element('line', { className: ['axis'], x1, x2, y1: em(y - 0.2), y2: em(y + BAR + 0.2) }, []));
      }
      y += BAR + (series.length > 1 ? 0.2 : 0);
    });
    y += GAP;
  });
  const height = y - GAP + 0.2;
  return { height, children };
}
