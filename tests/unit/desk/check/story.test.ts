import { describe, expect, it } from 'vitest';
import { adviceOnStory, article } from './advice-on.ts';

const TOPICS = 'topics: [wall]\n';
const rules = (source: string, facts = {}) => adviceOnStory(source, facts).map(({ rule, at }) => [rule, at]);

describe('byline-in-text', () => {
  it.each([
    'By Ana Reyes',
    'By ANA REYES and LI WEN | Harbor Ledger',
    'By Ana Reyes, Li Wen and Tomasz de Brandt',
    '**By Ana Reyes**',
  ])('tells: %s', (line) => {
    const plain = line.replaceAll('**', '');
    expect(rules(article(`${line}\n\nThe board voted.`, TOPICS))).toEqual([['byline-in-text', plain]]);
  });
  it('tells of one on the first line of a paragraph', () => {
    expect(rules(article('By Ana Reyes\nThe board voted.', TOPICS))).toEqual([['byline-in-text', 'By Ana Reyes']]);
  });
  it.each([
    'By Monday the board had voted.',
    'By Water Street the board voted on it.',
    'By Ana Reyes came the letter.',
    'By and large.',
  ])('leaves alone: %s', (line) => {
    expect(rules(article(line, TOPICS))).toEqual([]);
  });
});

describe('dateline-in-text', () => {
  it.each(['BUSAN, South Korea (AP) — ', 'BUSAN -- ', 'PORT MAREN, Maine – '])('tells: %s', (dateline) => {
    expect(rules(article(`${dateline}The board voted.`, TOPICS))).toEqual([['dateline-in-text', dateline.trim()]]);
  });
  it.each(['NATO said that it would.', 'The board — all of it — voted.', 'A — no.'])('leaves alone: %s', (line) => {
    expect(rules(article(line, TOPICS))).toEqual([]);
  });
});

describe('dateline-form', () => {
  it.each([
    ['Busan, South Korea', 'Write BUSAN, South Korea.'],
    ['BUSAN, SOUTH KOREA', 'Write BUSAN, South Korea.'],
    ['PORT MAREN, CA', 'Write the state out, or as it is cut in print, like Calif.'],
  ])('tells: %s', (dateline, suggestion) => {
    expect(adviceOnStory(article('Text.', `${TOPICS}dateline: ${dateline}\n`))).toMatchObject([
      { rule: 'dateline-form', at: dateline, suggestion },
    ]);
  });
  it.each(['BUSAN, South Korea', 'SEOUL', 'GULL ISLAND', '부산, 한국'])('leaves alone: %s', (dateline) => {
    expect(rules(article('Text.', `${TOPICS}dateline: ${dateline}\n`))).toEqual([]);
  });
  it('is for English', () => {
    expect(rules(article('Text.', `${TOPICS}dateline: Busan\n`), { english: false })).toEqual([]);
  });
});

describe('no-topics', () => {
  it('tells of a story without any, and of no brief, post or page', () => {
    expect(rules(article('Text.'))).toEqual([['no-topics', '']]);
    expect(rules(article('Text.', 'topics: []\n'))).toEqual([['no-topics', '']]);
    expect(rules(article('Text.', 'type: brief\n'))).toEqual([]);
    expect(rules(article('Text.'), { kind: 'post' })).toEqual([]);
    expect(rules(article('Text.'), { kind: 'page' })).toEqual([]);
  });
});

describe('correction-date', () => {
  const fields = `${TOPICS}corrections:\n  - {date: 2026-11-10, text: One.}\n  - {date: 2025-11-10, text: Two.}\n`;
  const corrections = ['2026-11-10', '2025-11-10'].map(Date.parse);
  it('tells of one that is older than its story, where it stands', () => {
    const published = Date.parse('2026-11-09');
    expect(rules(article('Text.', fields), { published, corrections })).toEqual([['correction-date', '2025-11-10']]);
  });
  it('leaves drafts and right ones alone', () => {
    expect(rules(article('Text.', fields), { corrections })).toEqual([]);
    expect(rules(article('Text.', fields), { published: Date.parse('2025-01-01'), corrections })).toEqual([]);
  });
});
