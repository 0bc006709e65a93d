import { describe, expect, test } from 'vitest';
import { numberReader, numberWriter } from '../../../../src/markdown/chart/numbers.ts';
import { ticks } from '../../../../src/markdown/chart/ticks.ts';
import { linesOf, widthOf } from '../../../../src/markdown/chart/measure.ts';
import { html, problems, rules } from '../newsroom.ts';

const chart = (rows: string, head = '{type=bar}') => `:::chart[C]${head}\n| a | b |\n|-|-|\n${rows}\n:::`;

describe('figures', () => {
  test.each([
    ['en', '1,234.5', 1234.5],
    ['en', '\u221290', -90],
    ['en', '-0.25', -0.25],
    ['en', '12,34,567', 1234567],
    ['de', '1.234,5', 1234.5],
    ['fr', '1 234,5', 1234.5],
    ['ko', '1,234', 1234],
    ['ar', '١٢٫٥', 12.5],
  ])('in %s: %s', (language, text, value) => expect(numberReader(language).read(text)?.value).toBe(value));

  test.each([
    ['en', '1.234,5'],
    ['en', '1,5'],
    ['de', '1.5'],
    ['en', '12 m'],
    ['en', '1e5'],
    ['en', 'NaN'],
    ['en', '1--2'],
  ])('not in %s: %s', (language, text) => expect(numberReader(language).read(text)).toBeUndefined());

  test('are written in the language', () => {
    expect(numberWriter({ unit: '%', decimals: 1 }, 'fr')(-12.5)).toBe('\u221212,5\u00a0%');
    expect(numberWriter({ unit: 'EUR', decimals: 0 }, 'de')(1200)).toBe('1.200\u00a0€');
    expect(numberWriter({ unit: 'm', decimals: 2 }, 'en')(1200.5)).toBe('1,200.5\u00a0m');
    expect(numberWriter({ unit: 'thousands', decimals: 0 }, 'en')(5)).toBe('5');
  });
});

test('a scale is made of round values', () => {
  expect(ticks(0, 3185).values).toEqual([0, 1000, 2000, 3000, 4000]);
  expect(ticks(-0.1, 0.3)).toEqual({ values: [-0.1, 0, 0.1, 0.2, 0.3], decimals: 1 });
  expect(ticks(5, 5).values.length).toBeGreaterThan(1);
  expect(ticks(0, 0).values.length).toBeGreaterThan(1);
});

test('words are cut into lines, none wider than it may be', () => {
  const lines = linesOf('A long label, and 한국어와 日本語 without spaces, Donaudampfschifffahrtsgesellschaft', 10, 20);
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(10);
  expect(lines.join('').replace(/\s/g, '')).toContain('Donaudampfschifffahrtsgesellschaft');
  expect(linesOf('a b c d e f', 1, 2)).toHaveLength(2);
});

describe('drawn', () => {
  test('bars begin at zero, in either direction', () => {
    const svg = html(chart('| c | 10 |\n| d | -10 |\n| e | |'));
    const bars = [...svg.matchAll(/<rect class="s1" x="([\d.]+)%" y="[\d.]+em" width="([\d.]+)%"/g)].map(
      ([, x, width]) => [Number(x), Number(width)],
    );
    expect(bars).toHaveLength(2);
    expect(bars[0]![0]).toBeCloseTo(bars[1]![0]! + bars[1]![1]!, 1);
    expect(bars[0]![1]).toBeCloseTo(bars[1]![1]!, 1);
    expect(svg).toContain('>no figure</text>');
    expect(svg).toContain('<desc>Bar chart. Highest 10 (c); Lowest −10 (d).</desc>');
  });

  test('a bar and its figure never leave the narrowest chart', () => {
    for (const [, x, width] of html(chart('| c | 123456789 |\n| d | 1 |', '{type=bar unit="m"}')).matchAll(
      /x="([\d.]+)%"[^>]* width="([\d.]+)%"/g,
    ))
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(70);
  });

  test('lines have a gap where a figure is missing, and a point where one is alone', () => {
    const svg = html(chart('| 1 | 1 |\n| 2 | |\n| 3 | 2 |\n| 4 | 3 |', '{type=line}'));
    expect(/ d="([^"]*)"/.exec(svg)?.[1]).toMatch(/^M[\d. ]+M[\d. ]+L[\d. ]+$/);
    expect(svg.match(/<circle/g)).toHaveLength(2);
  });

  test('from right to left', () => {
    const x = (language: string) =>
      /<rect class="s1" x="([\d.]+)%" y="[\d.]+em" width="([\d.]+)%"/.exec(html(chart('| c | 1 |'), { language }))!;
    expect(Number(x('en')[1])).toBe(0);
    expect(Number(x('ar')[1]) + Number(x('ar')[2])).toBeCloseTo(100);
  });

  test.each(['| c | 0 |', '| c | -5 |', '| c | 0.001 |', '| c | 99999999999 |'])('%s has a place', (row) => {
    for (const type of ['bar', 'line'])
      expect(html(chart(row, `{type=${type}}`))).not.toMatch(/NaN|Infinity|-[\d.]+%"|undefined/);
  });

  test('its table is folded up below', () => {
    expect(html(chart('| c | 1 |'))).toMatch(
      /<details><summary>The figures as a table<\/summary><section class="table" tabindex="0" aria-label="C"><table>/,
    );
  });
});

test('what cannot be drawn is explained', () => {
  expect(problems(chart('| c | 1,5 |\n| d | many |'))).toMatchInlineSnapshot(`
    "4:5 chart-data | c | 1,5 |
      "1,5" is no number.
      Write the figure alone, like 1,234.5; its unit is said in the first line: unit="m".
    5:5 chart-data | d | many |
      "many" is no number.
      Write the figure alone, like 1,234.5; its unit is said in the first line: unit="m"."
  `);
  expect(problems(':::chart[C]{type=line}\n| a |\n|-|\n| b |\n:::')).toMatchInlineSnapshot(`
    "1:1 chart-data :::chart[C]{type=line}
      This table has no figures to draw.
      Write labels in its first column and figures in the next: | Year | Height |."
  `);
  expect(problems(':::chart[C]{type=line}\n| a | b | c | d | e | f |\n|-|-|-|-|-|-|\n| g | 1 | 2 | 3 | 4 | 5 |\n:::'))
    .toMatchInlineSnapshot(`
    "1:1 chart-data :::chart[C]{type=line}
      A chart shows at most 4 columns of figures; here are 5.
      Make two charts of it, or a :::table."
  `);
  expect(rules(chart('| c | -- |'))).toEqual(['chart-data']);
  expect(rules(':::chart[C]{type=bar}\na\n:::')).toEqual(['part-content']);
});
