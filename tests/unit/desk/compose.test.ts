import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeFile } from '../../../src/desk/compose.ts';
import { splitMarkdown } from '../../../src/schema/frontmatter.ts';

describe('composeFile', () => {
  it('writes a story as a person would', () => {
    const file = composeFile(
      {
        headline: 'Harbor board votes to raise the sea wall',
        summary: 'The vote: five to four.',
        published: '2026-11-09T18:30',
        updated: undefined,
        section: 'local',
        topics: ['sea-wall', 'harbor'],
        authors: [],
        photo: { src: 'photos/2026/sea-wall.jpg', alt: undefined, credit: 'Alex Kim/Harbor Ledger', focus: [0.4, 0.3] },
        corrections: [{ date: '2026-11-10T07:05', text: 'It is 1.9 miles.' }],
        life: { name: 'Wallace Peake', born: '1934' },
        draft: true,
      },
      'It was said.\n\n\n',
    );
    expect(file).toBe(`---
headline: Harbor board votes to raise the sea wall
summary: "The vote: five to four."
published: 2026-11-09T18:30
section: local
topics: [sea-wall, harbor]
photo:
  src: photos/2026/sea-wall.jpg
  credit: Alex Kim/Harbor Ledger
  focus: [0.4, 0.3]
corrections:
  - {date: 2026-11-10T07:05, text: It is 1.9 miles.}
life:
  name: Wallace Peake
  born: "1934"
draft: true
---

It was said.
`);
  });

  it('gives long lists and long groups a line an item', () => {
    const long = 'A sentence that is so long that it would not fit on the line with the other sentences of its list.';
    expect(composeFile({ method: [long, long], corrections: [{ date: '2026-11-10', text: long }] }, '')).toBe(`---
method:
  - ${long}
  - ${long}
corrections:
  - date: 2026-11-10
    text: ${long}
---
`);
  });

  it('keeps the spaces that begin a body, and a line that looks like the end of the frontmatter', () => {
    expect(composeFile({ headline: 'A' }, '\n \n    code\n\n---\n\nMore  \n \n')).toBe(
      '---\nheadline: A\n---\n\n    code\n\n---\n\nMore\n',
    );
  });

  it('does not say the same thing once and point to it', () => {
    const same = { author: 'ana-reyes', role: 'Reported from Busan' };
    expect(composeFile({ contributors: [same, same] }, '')).not.toMatch(/[&*]a1/);
  });

  // What the format cannot hold at all is the reader's to refuse; nothing of it comes from an editor or an importer.
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'-:#\'"[]{}!&*|>%@`,? \n\t\r~.0x1eE_+=<\\/\u0085\u2028\ufeff\ufffe\uffff') }),
    fc.constantFrom(
      'null',
      'true',
      '~',
      '1934',
      '0x1f',
      '0o17',
      '1e3',
      '.inf',
      '-.5',
      '.nan',
      '---',
      '...',
      '<<',
      'NO',
    ),
  );
  const value = fc.oneof(words, fc.integer(), fc.double({ min: 0, max: 1 }), fc.boolean(), fc.array(words));
  const group = fc.dictionary(fc.constantFrom('src', 'alt', 'text', 'date'), value, { noNullPrototype: true });
  const data = fc.record(
    {
      headline: words,
      topics: fc.array(words, { minLength: 1 }),
      photo: group,
      corrections: fc.array(group, { minLength: 1 }),
      draft: fc.boolean(),
      urgency: fc.integer({ min: 1, max: 9 }),
    },
    { requiredKeys: [], noNullPrototype: true },
  );

  it('says the same when it is read again', () => {
    fc.assert(
      fc.property(data, words, (said, body) => {
        const file = composeFile(said, body);
        const read = splitMarkdown(file);
        expect(read.data).toEqual(said);
        expect(read.body.trim()).toBe(body.trim());
        expect(file).toMatch(/[^\n]\n$/);
      }),
      { numRuns: 2000 },
    );
  });
});
