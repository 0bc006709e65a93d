import type { Element } from 'hast';
import { isElement } from '../parts/hast.ts';
import type { PartTools } from '../parts/part.ts';
import { textOf } from '../text-of.ts';
import { walkHtml } from '../walk.ts';
import { MOST_ROWS, MOST_SERIES, type Chart } from './chart.ts';
import { numberReader } from './numbers.ts';

/** What stands in a table where there is no figure. */
const NONE = /^(?:|[-–—]+|\.{2,3}|…|n\/?a)$/i;

/** Reads a table as a chart: labels in its first column, a series in each other one. Undefined after having said why not. */
export function readChart(
  table: Element,
  { type, title, unit }: Pick<Chart, 'type' | 'title' | 'unit'>,
  { language, say }: Pick<PartTools, 'language' | 'say'>,
): Chart | undefined {
  const [head, ...rows] = rowsOf(table);
  const width = head?.length ?? 0;
  let sound = true;
  const refuse = (message: string, suggestion: string, place?: Element) => {
    sound = false;
    say({ rule: 'chart-data', message, suggestion, place: place?.position?.start });
  };
  if (width < 2 || rows.length === 0) {
    refuse(
      'This table has no figures to draw.',
      'Write labels in its first column and figures in the next: | Year | Height |.',
    );
    return undefined;
  }
  if (width - 1 > MOST_SERIES)
    refuse(
      `A chart shows at most ${MOST_SERIES} columns of figures; here are ${width - 1}.`,
      'Make two charts of it, or a :::table.',
    );
  if (rows.length > MOST_ROWS[type])
    refuse(
      `A chart of this type shows at most ${MOST_ROWS[type]} rows; here are ${rows.length}.`,
      type === 'bar' ? 'Leave out what matters less, or write type=line.' : 'Leave out rows.',
    );
  const { read, example } = numberReader(language);
  let decimals = 0;
  const labels = rows.map((row) => textOf(row[0]!).trim());
  const series = head!.slice(1).map((cell, index) => {
    const values = rows.map((row) => {
      const written = row[index + 1];
      const text = written ? textOf(written).trim() : '';
      if (NONE.test(text)) return undefined;
      const bare = unit && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
      const found = read(bare);
      if (!found) {
        refuse(
          `"${text}" is no number.`,
          `Write the figure alone, like ${example}; its unit is said in the first line: unit="m".`,
          written,
        );
        return undefined;
      }
      decimals = Math.max(decimals, found.decimals);
      return found.value;
    });
    return { name: textOf(cell).trim(), values };
  });
  if (sound && series.every(({ values }) => values.every((value) => value === undefined)))
    refuse('This table has no figures to draw.', `Write at least one, like ${example}.`);
  if (!sound) return undefined;
  return { type, title, unit, labels, series, decimals };
}

/** The cells of a table, row by row. */
function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  walkHtml(table, (node) => {
    if (node.type === 'element' && node.tagName === 'tr')
      rows.push(node.children.filter((child) => isElement(child, 'td', 'th')));
  });
  return rows;
}
