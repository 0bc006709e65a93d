import { smartText } from '../typography.ts';
import { longUnit } from '../chart/numbers.ts';
import { readChart } from '../chart/read-chart.ts';
import type { Chart } from '../chart/chart.ts';
import { element, isElement } from './hast.ts';
import type { PartKind } from './part.ts';
import { sourceLine, SOURCE } from './source-line.ts';
import { TITLED } from './titled.ts';

declare module 'vfile' {
  interface DataMap {
    /** What `rehypeCharts` has to draw, in the order of the text. */
    charts: Chart[];
  }
}

/** A chart of the table in it, with the table itself folded up below. */
export const chart: PartKind = {
  name: 'chart',
  form: 'block',
  label: 'required',
  within: ['aside', 'factbox', 'qa'],
  attributes: {
    type: { required: true, values: ['bar', 'line'], example: 'bar' },
    source: SOURCE,
    unit: { example: 'm' },
  },
  draw({ label, attributes: { type, source, unit = '' }, children }, tools) {
    const [only] = children;
    if (children.length !== 1 || !isElement(only, 'table')) {
      tools.say({
        rule: 'part-content',
        message: 'A chart holds the table of its figures and nothing else.',
        suggestion: 'Write | Year | Height | and below it |--|--|, then a row for each bar or point.',
        place: children.find((child) => !isElement(child, 'table'))?.position,
      });
      return undefined;
    }
    if (type !== 'bar' && type !== 'line') return undefined;
    const read = readChart(only, { type, title: label, unit }, tools);
    if (!read) return undefined;
    const { file, words, language } = tools;
    (file.data.charts ??= []).push(read);
    only.properties.ariaLabel = smartText(label, language);
    return element('figure', {}, [
      element('figcaption', { className: ['part-title'] }, [label]),
      ...(longUnit(unit) ? [element('p', { className: ['unit'] }, [unit])] : []),
      // Filled by rehypeCharts, behind the guard.
      element('div', { className: ['plot'] }, []),
      element('details', {}, [element('summary', {}, [words.figures]), only]),
      ...sourceLine(source, words),
    ]);
  },
  allow: {
    ...TITLED,
    figcaption: TITLED.p!,
    p: [...TITLED.p!, ['className', 'unit']],
    div: [['className', 'plot']],
  },
  example: ':::chart[How the sea has risen]{type=line unit="mm" source="Harbor Authority"}',
};
