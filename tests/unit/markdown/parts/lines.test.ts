/** The lines that open and close a part: what they may be, and how a mistake in one is told. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markParts } from '../../../../src/markdown/parts/mark-parts.ts';
import { readOpening } from '../../../../src/markdown/parts/read-opening.ts';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { html, newsroom, problems, rules } from '../newsroom.ts';

describe('the first line', () => {
  test('has a name, a title and values', () => {
    expect(readOpening(`:::table[A [b] \\] "c"]{source="x 'y'" unit='z "w"' type=a/b open}  `)).toMatchObject({
      name: 'table',
      label: 'A [b] ] "c"',
      attributes: [
        { name: 'source', value: "x 'y'", column: 24 },
        { name: 'unit', value: 'z "w"' },
        { name: 'type', value: 'a/b' },
        { name: 'open', value: '' },
      ],
    });
  });

  test('is explained where it cannot be read', () => {
    expect(
      problems(
        [
          ':::factbox[A\nx\n:::',
          ':::factbox[A] b\nx\n:::',
          ':::pullquote{by=“A”}\nx\n:::',
          ':::pullquote{by="A"\nx\n:::',
          '::: factbox\nx\n:::',
        ].join('\n\n'),
      ),
    ).toMatchInlineSnapshot(`
      "1:11 part-line [A
        The bracket [ is not closed on this line.
        Write ] where the title ends.
      5:14 part-line b
        On the line that begins a part nothing may follow.
        Write :::factbox[A] and, on lines of their own, what belongs into it.
      9:14 part-line by=“A”}
        What stands in the braces cannot be read from here on.
        Write straight quotation marks around each value: name="value".
      13:14 part-line by="A"
        What stands in the braces cannot be read from here on.
        Write name="value", with a space before the next one; within the value use ' for ".
      17:1 part-line ::: factbox
        This line begins a part but does not name it.
        Write the name right behind the colons, like :::factbox[Title]; a line of colons alone ends a part."
    `);
  });

  test('has a known name and known values', () => {
    expect(
      problems(
        [
          ':::pullqote\nx\n:::',
          ':::pullquote{bye="A"}\nx\n:::',
          ':::pullquote[T]{by="A" by="B"}\nx\n:::',
          ':::pullquote{by=""}\nx\n:::',
          '::related',
          '::related{story="harbor-vote"}',
          ':::chart[T]{type=bars}\n| a | b |\n|-|-|\n| c | 1 |\n:::',
          ':::factbox\nx\n:::',
        ].join('\n\n'),
      ),
    ).toMatchInlineSnapshot(`
      "1:4 unknown-part pullqote
        There is no part pullqote.
        Did you mean pullquote?
      5:14 unknown-part-attribute bye="A"
        pullquote knows no bye.
        Did you mean by?
      9:13 part-label [T]{by="A" by="B"}
        pullquote has no title in brackets.
        Write :::pullquote{by="Ana Reyes, engineer"}
      9:24 part-attribute by="B"
        by is said twice.
        Keep one of them.
      13:14 part-attribute by=""
        by has no value.
        Write by="Ana Reyes, engineer", or take it out.
      17:1 missing-part-attribute ::related
        related needs story.
        Write {story="2026/11/harbor-vote"}
      19:11 part-attribute story="harbor-vote"
        "harbor-vote" is not a story.
        Write story="2026/11/harbor-vote".
      21:13 part-attribute type=bars
        "bars" is no type of chart.
        Did you mean bar?
      27:1 part-label :::factbox
        factbox needs a title in brackets.
        Write :::factbox[The wall in figures]"
    `);
  });
});

describe('where a part begins and ends', () => {
  test('no empty lines are needed around its lines', () => {
    expect(html('a\n:::aside[T]\n- b\n:::\nc')).toBe(
      '<p>a</p>\n<aside aria-label="T" class="part part-aside"><p class="part-title">T</p><ul>\n<li>b</li>\n</ul></aside>\n<p>c</p>',
    );
  });

  test('is told when one is missing, empty or in the wrong place', () => {
    expect(problems('a\n\n:::factbox[T]\nb\n\n:::pullquote\nc\n:::')).toMatchInlineSnapshot(`
      "3:1 part-unclosed :::factbox[T]
        This part is never closed, so the rest of the story would stand in it.
        Write ::: on a line of its own where it ends."
    `);
    expect(problems('a\n\n:::')).toMatchInlineSnapshot(`
      "3:1 part-stray :::
        This line ends a part, but none is open here.
        Remove it, or begin the part above: :::factbox[Title]."
    `);
    expect(problems(':::factbox[T]\n\n:::')).toMatchInlineSnapshot(`
      "1:1 part-empty :::factbox[T]
        There is nothing in this part.
        Write it between the two lines, as in :::factbox[The wall in figures]"
    `);
    expect(problems('::factbox[T]\na\n:::\n\n:::related{story="2026/11/a"}\n:::')).toMatchInlineSnapshot(`
      "1:1 part-colons ::factbox[T]
        factbox begins with three colons and ends with a line of three colons.
        Write :::factbox[The wall in figures]
      5:1 part-colons :::related{story="2026/11/a"}
        related is one line with two colons; it has no end.
        Write ::related{story="2026/11/harbor-vote"}"
    `);
    expect(problems(':::factbox[T]\n:::pullquote\na\n:::\n:::')).toMatchInlineSnapshot(`
      "2:1 part-inside :::pullquote
        The part pullquote stands within the part factbox.
        Move it before or after that part; or close that one above, with a line :::."
    `);
    expect(problems('- a\n\n  :::factbox[T]\n  b\n  :::\n\n> :::aside[T]\n> b\n\n<div>\n:::aside[T]\n</div>'))
      .toMatchInlineSnapshot(`
      "3:3 part-inside :::factbox[T]
        This looks like a part, but it stands within a list, a quotation, a note or an HTML element, or is indented.
        Begin its lines at the left margin, with an empty line before the first and after the last.
      7:3 part-inside :::aside[T]
        This looks like a part, but it stands within a list, a quotation, a note or an HTML element, or is indented.
        Begin its lines at the left margin, with an empty line before the first and after the last.
      11:1 part-inside :::aside[T]
        This looks like a part, but it stands within a list, a quotation, a note or an HTML element, or is indented.
        Begin its lines at the left margin, with an empty line before the first and after the last."
    `);
  });

  test('code and comments are what they are', () => {
    const code = '```\n:::factbox[T]\n```\n\n~~~~\n:::\n~~~\n::related{story=x}\n~~~~\n\n    :::aside[T]';
    expect(rules(code)).toEqual([]);
    expect(html(code)).toBe(
      '<pre><code>:::factbox[T]\n</code></pre>\n<pre><code>:::\n~~~\n::related{story=x}\n</code></pre>\n<pre><code>:::aside[T]\n</code></pre>',
    );
    expect(problems('<!--\n:::factbox[T]\n\n:::\n-->\n\na')).toBe('');
  });

  test('a chart may stand in a factbox, and what a component draws may not', () => {
    const chart = ':::chart[C]{type=bar}\n| a | b |\n|-|-|\n| c | 1 |\n:::';
    expect(rules(`:::factbox[T]\n${chart}\n:::`)).toEqual([]);
    expect(rules(':::factbox[T]\n::related{story="2026/11/a"}\n:::')).toEqual(['part-inside']);
    expect(rules(':::factbox[T]\n![a](photos/a.jpg "b (C/D)")\n:::')).toEqual(['photo-inside']);
  });
});

describe('colons in a text', () => {
  test.each([
    'at 9:30 a.m.',
    'Note:this and :that, ::both:: and :::three',
    'See :name[x]{y="z"} :a[*b*] end',
    'a:b:c 16:9 3::1',
    '::before, said the designer, is one.',
    'Mr. Smith: “It is 5:00”',
    '**Q:** Who? **A:** Me:yes',
  ])('%s', (text) => {
    const plain = html(text).replace(/<[^>]+>/g, '');
    expect(plain).toBe(text.replace(/\*/g, '').replaceAll('"', '“').replace('“z“', '“z”'));
    expect(rules(text)).toEqual([]);
  });

  test('whatever stands around them, they and all else stay where they are', () => {
    const words = fc
      .array(fc.constantFrom(':', '::', ':::', 'a', '9', '30', ' ', '[x]', '{y}', '\n', '- ', '> ', '한', 'Note'), {
        maxLength: 30,
      })
      .map((list) => `x${list.join('')}`);
    fc.assert(
      fc.property(words, (source) => {
        const { source: marked, fences } = markParts(source);
        expect(marked.length).toBe(source.length);
        const lines = marked.split('\n');
        source.split('\n').forEach((line, index) => {
          if (!fences.has(index + 1)) expect(lines[index]).toBe(line);
          else expect(line).toMatch(/^:::|^::\p{L}[\p{L}\p{N}_-]*(?:[[{]|[ \t]*$)/u);
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('a description of a picture and an address keep theirs', () => {
    const { parts } = renderMarkdown(
      ':::aside[At 9:30 :x[y]]\nhttps://example.org:8080/a:b <mailto:a@b.example>\n:::\n\n![At 9:30 :x[y]](photos/a.jpg "Note:this (Alex Kim/AP)")',
      newsroom,
    );
    expect(parts[0]).toContain('>At 9:30 :x[y]</p>');
    expect(parts[0]).toContain('href="https://example.org:8080/a:b"');
    expect(parts[1]).toMatchObject({ alt: 'At 9:30 :x[y]', caption: 'Note:this' });
  });
});
