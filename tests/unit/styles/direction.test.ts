/** Pages are mirrored where they are written from right to left, so no style may know where left is. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../../../src');

/** Properties and values that do not turn with the text. */
const PHYSICAL = [
  /(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /^\s*(?:left|right)\s*:/,
  /border-(?:top|bottom)-(?:left|right)-radius/,
  /(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b/,
  /^\s*direction\s*:/,
  // Four values, of which the second is the right and the fourth the left.
  /^\s*(?:margin|padding|inset)\s*:\s*(\S+) (\S+) \S+ (?!\2;)\S+;/,
];
/** Chromium knows no lists in :lang(), and passes over a rule that has one. */
const UNKNOWN = /:lang\([^)]*,/;

/** The lines of a sheet, without its comments. */
function linesOf(css: string): string[] {
  return css.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).split('\n');
}

const findings = (file: string, css: string) =>
  linesOf(css).flatMap((line, index) =>
    [...PHYSICAL, UNKNOWN].some((pattern) => pattern.test(line)) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
  );

test('no style says left or right', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:css|astro)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(40);
  expect(
    files.flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      // Of a template, its style elements.
      const css = file.endsWith('.css') ? text : [...text.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].join('\n');
      return findings(file, css);
    }),
  ).toEqual([]);
});

test.each([
  'margin-left: 1rem;',
  '  left: 0;',
  'text-align: right;',
  'float:left;',
  'padding: 1rem 2rem 0 0;',
  'a:lang(ar, fa) {',
  'border-top-left-radius: 2px;',
])('%s is found', (line) => {
  expect(findings('sheet', line)).toHaveLength(1);
});

test.each(['margin-inline-start: 1rem;', 'inset-inline-end: 0;', 'padding: 1rem 2rem 0;', 'padding: 0 1rem 0 1rem;'])(
  '%s is not',
  (line) => {
    expect(findings('sheet', line)).toEqual([]);
  },
);
