import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { drawChart } from './chart/draw-chart.ts';
import { walkHtml } from './walk.ts';
import { wordsOf } from './words.ts';

/**
 * Draws charts into the places that their parts have left for them. It comes after the guard, which lets no SVG through:
 * what is drawn here is made of numbers and of text that is escaped, and of nothing that somebody typed as HTML.
 */
export function rehypeCharts({ language }: { language: string }) {
  return (tree: Root, file: VFile): void => {
    const charts = file.data.charts ?? [];
    if (charts.length === 0) return;
    let next = 0;
    walkHtml(tree, (node) => {
      const chart = charts[next];
      if (!chart || node.type !== 'element' || !isPlot(node.properties.className)) return;
      next += 1;
      node.children = [drawChart(chart, language, wordsOf(language))];
    });
  };
}

const isPlot = (className: unknown) => Array.isArray(className) && className[0] === 'plot';
