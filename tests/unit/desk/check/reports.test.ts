import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/desk/check/finding.ts';
import { formatForGitHub } from '../../../../src/desk/check/report-github.ts';
import { formatAsJson } from '../../../../src/desk/check/report-json.ts';
import { formatForTerminal, type Results } from '../../../../src/desk/check/report-terminal.ts';

const finding = (over: Partial<Finding> = {}): Finding => ({
  file: 'articles/2026/11/vote.md',
  line: 3,
  column: 5,
  rule: 'unknown-author',
  severity: 'problem',
  message: 'There is no author anna.',
  ...over,
});
const results = (over: Partial<Results> = {}): Results => ({
  findings: [],
  mended: [],
  files: 10,
  looked: new Set(),
  nextDue: undefined,
  folder: 'content',
  again: 'npm run check --',
  limited: false,
  ...over,
});
const advice = (file: string): Finding =>
  finding({
    file,
    rule: 'numerals',
    severity: 'advice',
    message: 'Numbers below 10 are spelled.',
    suggestion: 'Write three.',
  });

describe('for the terminal', () => {
  it('tells problems, warnings and advice by file, and what it comes to', () => {
    const findings = [
      finding({ found: 'anna', suggestion: 'Did you mean ana?' }),
      { ...advice('articles/2026/11/vote.md'), line: 9, fixable: true as const },
      finding({
        file: 'photos/wall.jpg',
        line: 1,
        column: 1,
        rule: 'credit-conflict',
        severity: 'warning',
        message: 'They differ.',
      }),
    ];
    expect(formatForTerminal(results({ findings }))).toMatchInlineSnapshot(`
      "content/articles/2026/11/vote.md:3:5 (unknown-author)
          anna
        There is no author anna.
        Did you mean ana?
      content/articles/2026/11/vote.md:9:5 (advice, numerals)
        Numbers below 10 are spelled.
        Write three.

      content/photos/wall.jpg:1:1 (warning, credit-conflict)
        They differ.

      1 problem, 1 warning and 1 piece of advice in 2 files. The build would refuse this. npm run check -- --fix mends 1 of them. npm run check -- --explain unknown-author says more.
      "
    `);
  });

  it('says that all is in order, and when the next change is due', () => {
    const text = formatForTerminal(results({ looked: new Set(['a.md']), nextDue: Date.parse('2026-12-01T06:00Z') }));
    expect(text).toBe(
      'Everything is in order: 10 files, 1 text looked at anew. The next change is due at 2026-12-01T06:00Z.\n',
    );
  });

  it('keeps an archive full of old advice to a line, but not what is wrong and what has changed', () => {
    const old = Array.from({ length: 100 }, (_, index) => advice(`articles/2020/01/old-${index}.md`));
    const findings = [advice('articles/2026/11/new.md'), finding(), ...old];
    const text = formatForTerminal(results({ findings, looked: new Set(['articles/2026/11/new.md']) }));
    expect(text).toContain('articles/2026/11/new.md:3:5');
    expect(text).toContain('(unknown-author)');
    expect(text).not.toContain('old-1.md');
    expect(text).toContain('100 more pieces of advice on files that have not changed.');
    expect(formatForTerminal(results({ findings, limited: true }))).toContain('old-99.md');
  });

  it('cannot be steered by what it tells', () => {
    const text = formatForTerminal(results({ findings: [finding({ found: '\u001b[2J\u202eanna' })] }));
    for (const hostile of ['\u001b', '\u202e']) expect(text).not.toContain(hostile);
  });
});

describe('for GitHub', () => {
  it('escapes what would end a property or a command', () => {
    const [line] = formatForGitHub(
      results({
        folder: 'a,b:c',
        findings: [
          finding({ found: '100% ::add-mask::x', message: 'First\r\nsecond.', suggestion: 'Write, so: this.' }),
        ],
      }),
    ).split('\n');
    expect(line).toBe(
      '::error file=a%2Cb%3Ac/articles/2026/11/vote.md,line=3,col=5,title=unknown-author::“100%25 ::add-mask::x”%0AFirstU+000D%0Asecond.%0AWrite, so: this.',
    );
  });

  it('annotates ten errors and ten warnings, and lists the rest so that no line of it is a command', () => {
    const findings = [
      ...Array.from({ length: 12 }, () => finding({ message: '::error::x' })),
      ...Array.from({ length: 13 }, () => advice('::stop-commands::x.md')),
    ];
    const lines = formatForGitHub(results({ findings })).trim().split('\n');
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('content/'))).toHaveLength(5);
    expect(lines.filter((line) => /^\s*::(?!error |warning )/.test(line))).toEqual([]);
    expect(lines.at(-1)).toMatch(/^12 problems and 13 pieces of advice in 2 files\./);
  });
});

describe('as JSON', () => {
  it('has everything, with paths as they are called', () => {
    const report = JSON.parse(
      formatAsJson(
        results({ findings: [finding({ found: 'anna' }), advice('x.md'), finding({ file: '../public/x.html' })] }),
      ),
    ) as { findings: { file: string }[] };
    expect(report).toMatchObject({
      problems: 2,
      warnings: 0,
      advice: 1,
      files: 10,
      looked: 0,
      nextDue: null,
      mended: [],
    });
    expect(report.findings.map(({ file }) => file)).toEqual([
      'content/articles/2026/11/vote.md',
      'content/x.md',
      'public/x.html',
    ]);
    expect(report.findings[0]).toMatchObject({
      line: 3,
      column: 5,
      rule: 'unknown-author',
      found: 'anna',
      severity: 'problem',
    });
  });
});

describe('names the content folder as the editor does', () => {
  const folder = '../news room';
  const findings = [
    finding({
      message: 'See {content}/site.yaml.',
      suggestion: 'npm run photo -- {content}/photos/a.jpg',
      fixable: true,
    }),
  ];
  const elsewhere = results({ findings, folder, again: 'npm run check -- --content "../news room"' });

  it.each([
    ['terminal', formatForTerminal],
    ['GitHub', formatForGitHub],
    ['programs', formatAsJson],
  ])('for %s', (_, format) => {
    const text = format(elsewhere);
    expect(text).toContain('See ../news room/site.yaml.');
    expect(text).toContain('npm run photo -- ../news room/photos/a.jpg');
    expect(text).not.toContain('{content}');
  });

  it('in the command that mends, too', () => {
    expect(formatForTerminal(elsewhere)).toContain('npm run check -- --content "../news room" --fix mends 1 of them.');
  });
});

it('explains the rule of what is gravest', () => {
  const rule = (...findings: Finding[]) => /--explain (\S+)/.exec(formatForTerminal(results({ findings })))?.[1];
  const warning = finding({ rule: 'credit-conflict', severity: 'warning' });
  expect(rule(advice('articles/a.md'), warning, finding())).toBe('unknown-author');
  expect(rule(advice('articles/a.md'), warning)).toBe('credit-conflict');
  expect(rule(advice('articles/a.md'))).toBe('numerals');
});
