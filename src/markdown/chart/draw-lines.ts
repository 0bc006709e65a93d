import type { ElementContent } from 'hast';
import { element } from '../parts/hast.ts';
import type { Chart } from './chart.ts';
import { cut, linesOf, NARROWEST, widthOf } from './measure.ts';
import { em, percent, round, rule, write, type Drawing, type Pen } from './svg.ts';
import { ticks } from './ticks.ts';

const TOP = 1.5;
const PLOT = 15;
const LINE = 1.25;

/** Lines over a scale of few round values, each named at its end with its last figure. */
export function drawLines(
  { labels, series }: Chart,
  format: (value: number, decimals?: number) => string,
  pen: Pen,
): Drawing {
  const figures = series.flatMap(({ values }) => values.filter((value) => value !== undefined));
  const scale = ticks(Math.min(...figures), Math.max(...figures));
  const [low, high] = [scale.values[0]!, scale.values.at(-1)!];
  const down = (value: number) => TOP + ((high - value) / (high - low)) * PLOT;

  const names = series.map(({ name, values }) => {
    const last = values.findLastIndex((value) => value !== undefined);
    const figure = values[last];
    return { last, figure, lines: figure === undefined ? [] : nameOf(series.length > 1 ? name : '', format(figure)) };
  });
  const widest = Math.max(...names.flatMap(({ lines }) => lines.map((line) => widthOf(line.join(' ')))));
  const share = 1 - Math.min((widest + 1) / NARROWEST, 0.42);
  const figuresOfScale = scale.values.map((value) => format(value, scale.decimals));
  const begin = Math.min((Math.max(...figuresOfScale.map(widthOf)) + 0.6) / NARROWEST, 0.25);
  const along = (index: number) => begin + (labels.length === 1 ? 0.5 : index / (labels.length - 1)) * (share - begin);

  const children: ElementContent[] = scale.values.flatMap((value, index) => [
    rule(pen, share, down(value), value === 0 ? 'axis' : 'grid'),
    write(pen, figuresOfScale[index]!, 0, down(value) - 0.3, { className: 'name' }),
  ]);

  // The lines alone are stretched to the width; strokes are not (src/styles/parts/chart.css).
  const paths = series.map(({ values }, index) =>
    element(
      'path',
      {
        className: [`l${index + 1}`],
        d: pathOf(values, (at) => {
          const x = (along(at) - begin) / (share - begin);
          return `${round((pen.mirrored ? 1 - x : x) * 100)} ${round(((down(values[at]!) - TOP) / PLOT) * 100)}`;
        }),
      },
      [],
    ),
  );
  children.push(
    element(
      'svg',
      {
        x: percent(pen.mirrored ? 1 - share : begin),
        y: em(TOP),
        width: percent(share - begin),
        height: em(PLOT),
        viewBox: '0 0 100 100',
        preserveAspectRatio: 'none',
      },
      paths,
    ),
  );
  series.forEach(({ values }, index) => {
    values.forEach((value, at) => {
      if (value === undefined) return;
      const alone = values[at - 1] === undefined && values[at + 1] === undefined;
      if (alone || at === names[index]!.last)
        children.push(
          element('circle', { className: ['dot'], cx: pen.across(along(at)), cy: em(down(value)), r: '0.28em' }, []),
        );
    });
  });

  let bottom = 0;
  const ends = names
    .filter(({ figure }) => figure !== undefined)
    .sort((one, other) => down(one.figure!) - down(other.figure!))
    .map(({ figure, last, lines }) => {
      const y = Math.max(down(figure!) + 0.35, bottom);
      bottom = y + lines.length * LINE + 0.3;
      return { y, last, lines };
    });
  // What was pushed below the scale moves up again, and what stands above it with it.
  let limit = TOP + PLOT + 0.35 + 2 * LINE;
  for (const end of ends.toReversed()) {
    end.y = Math.min(end.y, limit - end.lines.length * LINE);
    limit = end.y - 0.3;
  }
  for (const { y, lines } of ends)
    lines.forEach(([figure, name], index) => {
      const words = figure ? [element('tspan', { className: ['value'] }, [figure]), ` ${name}`] : [name];
      children.push(write(pen, words, share, y + index * LINE, { by: 0.6, className: 'name' }));
    });

  for (const at of shown(labels, (share - begin) * NARROWEST)) {
    const text = cut(labels[at]!, ((share - begin) * NARROWEST) / 2);
    // The last one must not run into the names.
    const anchor = at > 0 && at === labels.length - 1 ? 'end' : 'middle';
    children.push(write(pen, text, along(at), TOP + PLOT + 1.6, { anchor }));
  }
  return { height: Math.max(TOP + PLOT + 2, ...ends.map(({ y, lines }) => y + lines.length * LINE)), children };
}

/** A line with gaps where there are no figures. */
function pathOf(values: readonly (number | undefined)[], point: (at: number) => string): string {
  let path = '';
  values.forEach((value, at) => {
    if (value !== undefined) path += `${values[at - 1] === undefined ? 'M' : 'L'}${point(at)}`;
  });
  return path;
}

/** What stands at the end of a line: its last figure and its name, behind that when both are short, else below. */
function nameOf(name: string, figure: string): [figure: string, name: string][] {
  if (widthOf(`${figure} ${name}`) <= NARROWEST * 0.36) return [[figure, name]];
  return [[figure, ''], ...linesOf(name, NARROWEST * 0.34, 4).map((line): [string, string] => ['', line])];
}

/** Which labels have room below the scale: the first, and as many as there may be at equal steps. */
function shown(labels: readonly string[], width: number): number[] {
  const widest = Math.min(Math.max(...labels.map(widthOf)) + 0.6, width / 2);
  const room = Math.max(2, Math.floor(width / widest));
  const steps = labels.length - 1;
  const step = Math.max(1, Math.ceil(steps / (room - 1)));
  // Two that would stand at the ends, when no more than those have room.
  return [...labels.keys()].filter((at) => at % (room === 2 ? Math.max(steps, 1) : step) === 0);
}
