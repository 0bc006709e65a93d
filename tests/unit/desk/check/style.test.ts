/** Each rule of style: what it tells, and what it leaves alone. */
import { describe, expect, it } from 'vitest';
import type { AdviceRule } from '../../../../src/schema/rules.ts';
import { adviceOn, article } from './advice-on.ts';

interface Cases {
  /** A text, with what is told of in it. */
  told: [text: string, at: string, suggestion?: string][];
  /** Texts of which this rule says nothing. */
  left: string[];
}

/** On the body of a story. */
const IN_TEXTS: Partial<Record<AdviceRule, Cases>> = {
  'double-space': {
    told: [
      ['The board met.  It voted.', '  '],
      ['She said, "It  held."', '  '],
      ['A [long   link](/about/) here.', '   '],
    ],
    left: [
      'A line that breaks.  \nThe next.',
      'Some `code  with  spaces` here.',
      '```\na  b\n```',
      '| a   | b |\n|-----|---|\n| c   | d |',
      '- One\n\n  Two in the item.',
      'Text <span  lang="fr">mot</span> here.',
    ],
  },
  'space-before-punctuation': {
    told: [
      ['The wall , which is old, held.', ' ,', 'Write wall,'],
      ['It held .', ' .', 'Write held.'],
      ['"It held" , she said.', ' ,', 'Write held",'],
    ],
    left: [
      'It costs .5 of it.',
      'At 10 : 30 they met.',
      'A dot file is called .env here.',
      'He said ... nothing.',
      'Look :-)',
    ],
  },
  'hyphen-as-dash': {
    told: [['The wall - it is new.', '-']],
    left: ['A well-known wall.', 'The score was 5 - 2.', 'The wall -- all of it --- is new.', '- An item'],
  },
  'mixed-quotes': {
    told: [['“The wall is up," she said.', '"']],
    left: ['“The wall is up,” she said.', '"The wall is up," she said.', '“It is 5\'2" tall,” she said.'],
  },
  'repeated-word': {
    told: [
      ['They rebuilt the the wall.', 'the the'],
      ['The vote of\nof the board.', 'of\nof'],
    ],
    left: [
      'He had had enough, and said that that was it.',
      'They moved in in May.',
      '"The the wall," he stuttered.',
      'Vitamin A a day.',
      'An on-the-the record.',
    ],
  },
  percent: {
    told: [
      ['Fares rise by 4 % in May.', ' %'],
      ['Fares rise by five percent in May.', 'five percent'],
      ['Fares rise by 5 per cent in May.', 'per cent'],
    ],
    left: [
      'Fares rise by 4% in May.',
      'Fares rise by 4.1 percent.',
      'Five percent of them came.',
      '"It was five percent," he said.',
    ],
  },
  months: {
    told: [
      ['It opens on November 9.', 'November 9', 'Write Nov. 9.'],
      ['It opened in Dec. 2026.', 'Dec. 2026', 'Write December 2026.'],
      ['It opens on Mar. 3.', 'Mar. 3', 'Write March 3.'],
      ['It opens on Nov. 9th.', 'Nov. 9th', 'Write Nov. 9.'],
      ['It opens on May 9th.', 'May 9th', 'Write May 9.'],
    ],
    left: [
      'It opens on Nov. 9 or March 3.',
      'It opened in November 2026.',
      'In June there were 29, and this August 41.',
      'On the morning of November they met.',
      'August 5:30 is no date.',
      '## November 9',
    ],
  },
  'courtesy-title': {
    told: [['She met Mrs. Reyes there.', 'Mrs.']],
    left: ['She met Reyes there.', '"Ask Mr. Reyes," she said.', '> Mr. Reyes was here.', 'Dr. Osei examined him.'],
  },
  'title-after-name': {
    told: [['Alma Prewitt, Mayor of Port Maren, signed it.', 'Mayor', 'Write mayor.']],
    left: [
      'Alma Prewitt, mayor of Port Maren, signed it.',
      'With Alma Prewitt, Mayor Jones signed it.',
      'Mayor Alma Prewitt signed it.',
    ],
  },
  said: {
    told: [
      ['"It held," exclaimed Ed Marchetti.', 'exclaimed'],
      ['"It held," Ed Marchetti claimed.', 'claimed'],
      ['He asserted, "It held."', 'asserted'],
    ],
    left: [
      '"It held," said Ed Marchetti.',
      'The sea claimed the wall.',
      'Ed Marchetti stated his name for the record.',
    ],
  },
  'time-of-day': {
    told: [
      ['Doors open at 7:00 PM today.', '7:00 PM', 'Write 7 p.m.'],
      ['Doors open at 7pm today.', '7pm', 'Write 7 p.m.'],
      ['It closes at 12 a.m. today.', '12 a.m.', 'Write midnight.'],
      ['It closes at 12:00 p.m. today.', '12:00 p.m.', 'Write noon.'],
      ['It closes at 12 noon today.', '12 noon', 'Write noon.'],
    ],
    left: [
      'Doors open at 7 p.m.',
      'Doors open at 7:20 p.m., they said.',
      'It was 12:40 a.m. by then.',
      'It costs $5 a month.',
    ],
  },
  'sentence-number': {
    told: [
      ['43 boats lie at the pier.', '43'],
      ['They met at the pier. 43 boats lay there.', '43'],
    ],
    left: [
      '2026 was a good year.',
      'It opens on Nov. 5 in town.',
      'At 7 p.m. 43 boats left.',
      'There are 43 boats.',
      '- 4 eggs, beaten',
      '"43 boats," he said.',
      'The note.[^1]\n\n[^1]: 12 feet and more.',
    ],
  },
  numerals: {
    told: [
      ['The pier has 3 cranes.', '3', 'Write three.'],
      ['The pier has eleven berths.', 'eleven', 'Write 11.'],
      ['It has forty-three boats.', 'forty-three', 'Write 43.'],
    ],
    left: [
      'The pier has three cranes and 11 berths.',
      'Her 4-year-old is 5 now, and was 4 as she says.',
      'It costs $5, or 5 cents, or 5 million, or 5 percent.',
      'It is 9 feet wide and 3 miles long.',
      'The vote was 5-4, and 5 to 4 before.',
      'Ward 4 voters met at Station 2 downtown.',
      'They met at 7 p.m. and on Nov. 5 again.',
      'He won in 1 hour, 11 minutes and 8 seconds.',
      'Eleven boats came.',
      '"I saw eleven boats," he said.',
      'They came at ten in the evening.',
      'He is the top ten player.',
      '| Boats | 3 cranes |\n|---|---|\n| a | b |',
      'See [the plan](/files/3-boats/) and `3 boats`.',
    ],
  },
};

describe.each(Object.entries(IN_TEXTS))('%s', (rule, { told, left }) => {
  it.each(told)('tells: %s', (text, at, suggestion) => {
    const source = article(text);
    const found = adviceOn(source).filter((each) => each.rule === rule);
    expect(found.map((each) => each.at)).toEqual([at]);
    if (suggestion !== undefined) expect(found[0]!.suggestion).toBe(suggestion);
  });
  it.each(left)('leaves alone: %s', (text) => {
    expect(adviceOn(article(text)).filter((each) => each.rule === rule)).toEqual([]);
  });
});

/** On headlines and summaries. */
const FIELDS: [rule: AdviceRule, field: string, told: string[], left: string[]][] = [
  [
    'headline-period',
    'headline',
    ['Board votes to raise the wall.'],
    [
      'Board votes to raise the wall',
      'The wall is up. The pier is not.',
      'A visit to the U.S.',
      'And then ...',
      'Why now?',
    ],
  ],
  [
    'headline-capitals',
    'headline',
    ['BOARD VOTES TO RAISE THE WALL'],
    ['NATO and the EU agree', 'NASA', '투표가 끝났다'],
  ],
  [
    'title-case-headline',
    'headline',
    ['Harbor Board Votes to Raise the Sea Wall After Three Years'],
    [
      'Harbor board votes to raise the sea wall',
      'Port Maren Tech beats Wexcombe',
      'Ana Reyes joins Harbor Ledger as Business Editor, says Alma Prewitt today',
      'BOARD VOTES TO RAISE THE WALL AT LAST',
    ],
  ],
  ['headline-length', 'headline', ['x'.repeat(111)], ['x'.repeat(110)]],
  ['summary-length', 'summary', ['A vote.', 'word '.repeat(60)], ['The vote ends three years of argument.']],
];

describe.each(FIELDS)('%s', (rule, field, told, left) => {
  const withField = (text: string) => {
    const fields = { headline: 'Board votes', summary: 'The vote ends three years of argument.', [field]: text };
    return `---\n${Object.entries(fields)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      .join('\n')}\n---\nIt was said.\n`;
  };
  it.each(told)('tells: %s', (text) => {
    expect(adviceOn(withField(text)).map((each) => each.rule)).toContain(rule);
  });
  it.each(left)('leaves alone: %s', (text) => {
    expect(adviceOn(withField(text)).map((each) => each.rule)).not.toContain(rule);
  });
});

describe('what is looked at', () => {
  it('leaves the words of others alone, in quotations, pull quotes, answers and interviews', () => {
    const words = 'The pier has 3 cranes.';
    expect(adviceOn(article(`:::pullquote\n${words}\n:::`))).toEqual([]);
    expect(adviceOn(article(`:::qa\n**How many?**\n\n${words}\n:::`))).toEqual([]);
    expect(adviceOn(article(`> ${words}`))).toEqual([]);
    expect(adviceOn(article(`**How many?**\n\n${words}`, 'type: interview\n'))).toEqual([]);
    expect(adviceOn(article(`**How many?**\n\n${words}`)).map(({ rule }) => rule)).toEqual(['numerals']);
    expect(adviceOn(article(`:::factbox[The pier]\n${words}\n:::`)).map(({ rule }) => rule)).toEqual(['numerals']);
  });

  it('leaves a quotation alone that goes on in the next paragraph', () => {
    expect(adviceOn(article('"The pier has 3 cranes.\n\n"It has 3 boats," she said.'))).toEqual([]);
  });

  it('leaves lines of parts, HTML and addresses alone', () => {
    expect(
      adviceOn(
        article(
          '::related{story="2026/10/the  the"}\n\n<!-- The the  wall -->\n\nhttps://example.org/the--the\n\n[A](https://example.org/?a=the%20the "x  y")',
        ),
      ),
    ).toEqual([]);
  });

  it('keeps what is English to English', () => {
    const text = article('The the pier has 3 cranes on November 9 and 4 % of it.');
    expect(adviceOn(text, 'en-GB').length).toBeGreaterThan(3);
    expect(adviceOn(text, 'de')).toEqual([]);
    expect(adviceOn(article('Un mur : haut ; large !'), 'fr')).toEqual([]);
  });

  it('takes two words for percent where that is how it is written', () => {
    expect(adviceOn(article('Fares rise by 5 per cent in May.'), 'en-GB')).toEqual([]);
  });
});

describe('places', () => {
  const at = (source: string) => adviceOn(source).map((each) => each.at);

  it('are exact behind escapes, entities, marks, other scripts and emoji', () => {
    expect(at(article('A \\*star\\* &amp; 한국 😀 **the *the*** wall.'))).toEqual(['the *the']);
    expect(at(article('Fish &amp; chips &#8212; 😀 the the wall.'))).toEqual(['the the']);
  });
  it('are exact in lists and quotations whose lines go on', () => {
    expect(at(article('- An item that goes\n  on for the the wall.'))).toEqual(['the the']);
    expect(at(article('> Two  spaces\n> and two  more.'))).toEqual(['  ', '  ']);
  });
  it('are exact with carriage returns and a byte-order mark', () => {
    const source = `\ufeff${article('One line\nand the the wall.\n\nTwo  spaces.').replaceAll('\n', '\r\n')}`;
    expect(at(source)).toEqual(['the the', '  ']);
  });
  it('are exact in YAML: plain, in either kind of quotation marks, folded, literal and nested', () => {
    const source = `---
headline: "A \\"quoted\\" word and the the wall"
summary: 'It''s here: two  spaces and more words'
photo:
  src: photos/wall.jpg
  caption: >-
    A wall that goes on
    for the the whole pier.
corrections:
  - {date: 2026-11-10, text: The the vote.}
method:
  - |
    We asked for
    the the minutes.
---
It was said.
`;
    expect(at(source)).toEqual(['the the', '  ', 'the the', 'The the', 'the the']);
  });
});
