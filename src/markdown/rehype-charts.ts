import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { drawChart } from './chart/draw-chart.ts';
import { fillPlaces } from './fill-places.ts';
import { wordsOf } from './words.ts';

/**
 * Draws charts into the places that their parts have left for them. It comes after the guard, which lets no SVG through:
 * what is drawn here is made of numbers and of text that is escaped, and of nothing that somebody typed as HTML.
 */
export function rehypeCharts({ language }: { language: string }) {
  return (tree: Root, file: VFile): void => {
    fillPlaces(tree, 'plot', file.data.charts, (chart, place) => ({
      ...place,
      children: [drawChart(chart, language, wordsOf(language))],
    }));
  };
}
