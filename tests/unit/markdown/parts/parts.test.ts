import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { html, newsroom, problems, rules } from '../newsroom.ts';
import { dangers } from '../safety.ts';

const table = '| a | b |\n|-|-|\n| c | 1 |';

describe('pullquote', () => {
  test('is not read out when the text says it too', () => {
    const quote = ':::pullquote{by="Ana"}\nThe wall "holds"\n:::';
    expect(html(`“The wall ‘holds,’” she said.\n\n${quote}`)).toContain(
      '<figure aria-hidden="true" class="part part-pullquote">',
    );
    expect(html(quote)).toBe(
      '<figure class="part part-pullquote"><blockquote><p>The wall “holds”</p></blockquote><figcaption>Ana</figcaption></figure>',
    );
  });

  test('is read out when it holds a link, which could be reached by keyboard', () => {
    expect(html('A wall.\n\n:::pullquote\n[A wall](/2026/11/a/)\n:::')).not.toContain('aria-hidden');
  });

  test('holds words only', () => {
    expect(problems(':::pullquote\na\n\n- b\n:::')).toMatchInlineSnapshot(`
      "4:1 part-content - b
        A pull quote is one or two plain paragraphs.
        Write only the words that are quoted, without # or - or > before them."
    `);
  });
});

describe('keypoints', () => {
  test('are named in the language', () => {
    expect(html(':::keypoints\n- a\n:::', { language: 'ko' })).toContain('>핵심 요약</p>');
    expect(html(':::keypoints[In short]\n- a\n:::')).toContain('>In short</p>');
  });

  test('are one list', () => {
    expect(problems(':::keypoints\n- a\n\nb\n:::')).toMatchInlineSnapshot(`
      "4:1 part-content b
        Key points are one list and nothing else.
        Begin each point with "- ", and put other text before or after the part."
    `);
  });
});

test('timeline: each step begins with its time', () => {
  expect(html(':::timeline[T]\n- **2019-05**: *A* b\n- **May 2020:** c\n\n  d\n:::')).toMatchInlineSnapshot(
    `"<section aria-label="T" class="part part-timeline"><p class="part-title">T</p><ol><li><time class="when">2019-05</time> <p><em>A</em> b</p></li><li><b class="when">May 2020</b> <p>c</p><p>d</p></li></ol></section>"`,
  );
  expect(problems(':::timeline\n- **2019** a\n- b\n- ****\n:::')).toMatchInlineSnapshot(`
    "3:1 timeline-time - b
      This step of the timeline does not begin with its time in bold.
      Write the time first: - **May 2019** What happened.
    4:1 timeline-time - ****
      This step of the timeline does not begin with its time in bold.
      Write the time first: - **May 2019** What happened."
  `);
  expect(rules(':::timeline\na\n:::')).toEqual(['part-content']);
});

describe('qa', () => {
  test('ranks questions below the heading above them', () => {
    expect(html(':::qa\n**A?**\n\nb\n:::')).toContain('<h2 id="a">A?</h2>');
    expect(html('## X\n\n:::qa\n**A?**\n\n**b** c\n:::\n\n### Y')).toContain(
      '<h3 id="a">A?</h3><p><strong>b</strong> c</p>',
    );
    expect(rules('## X\n\n:::qa\n**A?**\n\nb\n:::\n\n### Y')).toEqual([]);
  });

  test('asks first, and answers each question', () => {
    expect(problems(':::qa\na\n\n**B?**\n\n**C?**\n\nd\n\n**E?**\n:::')).toMatchInlineSnapshot(`
      "2:1 qa-question a
        This part begins with something else than a question.
        Put the question in a paragraph of its own, in bold: **Who pays for it?**
      4:1 qa-answer **B?**
        This question has no answer.
        Write the answer in the next paragraph, not in bold.
      10:1 qa-answer **E?**
        This question has no answer.
        Write the answer in the next paragraph, not in bold."
    `);
  });
});

test('related names a story for the archive to check', () => {
  expect(renderMarkdown('a\n\n::related{story="2026/11/b"}\n\nc', newsroom)).toMatchObject({
    parts: ['<p>a</p>', { type: 'related', story: '2026/11/b' }, '<p>c</p>'],
    stories: [{ id: '2026/11/b', line: 3, column: 1 }],
  });
});

test('table: its caption names the region that scrolls', () => {
  expect(html(`:::table[Heights]{source="A & B"}\n${table}\n:::`)).toMatchInlineSnapshot(`
    "<figure class="part part-table"><figcaption class="part-title">Heights</figcaption><section class="table" tabindex="0" aria-label="Heights"><table>
    <thead>
    <tr>
    <th scope="col">a</th>
    <th scope="col">b</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td>c</td>
    <td>1</td>
    </tr>
    </tbody>
    </table></section><p class="source">Source: A &#x26; B</p></figure>"
  `);
  expect(rules(':::table[A]\nb\n:::')).toEqual(['part-content']);
  expect(rules(`:::table[A]\n${table}\n\n${table}\n:::`)).toEqual(['part-content']);
});

describe('text from outside', () => {
  const hostile = '"><script>alert(1)</script><b onclick=x>&amp;';
  test.each([
    `:::pullquote{by='${hostile}'}\n${hostile}\n:::`,
    `:::factbox[${hostile}]\na\n:::`,
    `:::timeline[${hostile}]\n- **${hostile}** b\n:::`,
    `:::table[${hostile}]{source='${hostile}'}\n${table}\n:::`,
    `:::chart[${hostile}]{type=bar unit='${hostile}' source='${hostile}'}\n| \\<b> | <svg onload=x> |\n|-|-|\n| &lt;img src=x> | 1 |\n:::`,
    `::related{story='2026/11/${hostile}'}`,
    ':::aside[T]\n<aside class="part part-chart"><div class="plot"></div></aside>\n:::',
  ])('%# is text', (source) => {
    const { parts } = renderMarkdown(source, newsroom);
    for (const part of parts) if (typeof part === 'string') expect(dangers(part)).toEqual([]);
  });

  test('a title is written as it was typed', () => {
    expect(html(':::factbox[<i>A</i> & *b*]\nc\n:::')).toContain('>&#x3C;i>A&#x3C;/i> &#x26; *b*</p>');
  });
});
