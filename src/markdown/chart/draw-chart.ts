import type { Element } from 'hast';
import { directionOf } from '../../schema/direction.ts';
import { element } from '../parts/hast.ts';
import { smartText } from '../typography.ts';
import type { Words } from '../words.ts';
import type { Chart } from './chart.ts';
import { drawBars } from './draw-bars.ts';
import { drawLines } from './draw-lines.ts';
import { numberWriter } from './numbers.ts';
import { em, penFor } from './svg.ts';

/**
 * A chart as SVG. Its look stands in src/styles/parts/chart.css; series are told apart by pattern, not by colour.
 */
export function drawChart(chart: Chart, language: string, words: Words): Element {
  const format = numberWriter(chart, language);
  const onScale = (value: number, decimals = chart.decimals) =>
    decimals === chart.decimals ? format(value) : numberWriter({ ...chart, decimals }, language)(value);
  const pen = penFor(directionOf(language) === 'rtl');
  const { height, children } =
    chart.type === 'bar' ? drawBars(chart, format, words.noFigure, pen) : drawLines(chart, onScale, pen);
  // Its name and its description come first in it, so no id has to connect them.
  return element('svg', { role: 'img', width: '100%', height: em(height) }, [
    element('title', {}, [smartText(chart.title, language)]),
    element('desc', {}, [describe(chart, format, words)]),
    ...children,
  ]);
}

/** What a chart shows, for those who do not see it: the extremes; all the figures are in the table below. */
function describe({ type, labels, series }: Chart, format: (value: number) => string, words: Words): string {
  const sentences = series.flatMap(({ name, values }) => {
    const known = values.flatMap((value, index) => (value === undefined ? [] : [{ value, label: labels[index]! }]));
    const [first] = known;
    if (!first) return [];
    const high = known.reduce((one, other) => (other.value > one.value ? other : one), first);
    const low = known.reduce((one, other) => (other.value < one.value ? other : one), first);
    const extremes = [
      `${words.highest} ${format(high.value)} (${high.label})`,
      `${words.lowest} ${format(low.value)} (${low.label})`,
    ].join('; ');
    return [series.length > 1 ? `${name}: ${extremes}` : extremes];
  });
  return [type === 'bar' ? words.barChart : words.lineChart, ...sentences].join('. ') + '.';
}
