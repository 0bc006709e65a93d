import { describe, expect, it } from 'vitest';
import { markdownOf, type MarkdownOptions } from '../../../../src/desk/import/markdown-of.ts';

const md = (html: string, options: MarkdownOptions = {}) => markdownOf(html, options).markdown;

describe('HTML as Markdown', () => {
  it.each<[name: string, html: string, markdown: string]>([
    ['spaces at the edge of bold', '<p>On <b>Monday </b><i> night</i>.</p>', 'On **Monday** *night*.\n'],
    ['bold beside bold', '<p><b>a</b> <b>b</b><strong>c</strong></p>', '**a bc**\n'],
    ['bold that ends with a sign before a letter', '<p><b>“No,”</b>he said.</p>', '<strong>“No,”</strong>he said.\n'],
    ['nothing in bold', '<p>a<b> </b>b<i></i></p>', 'a b\n'],
    [
      'addresses',
      '<p>https://www.example.org/a_b and www.example.org</p>',
      'https://www.example.org/a_b and www.example.org\n',
    ],
    [
      'signs that mean nothing where they stand',
      '<p>2 * 3, snake_case, [sic], a|b, $5, #1, & <</p>'.replace('& <<', '&amp; &lt;<'),
      '2 * 3, snake_case, [sic], a|b, $5, #1, & <\n',
    ],
    [
      'signs that would mean something',
      '<p>1. first</p><p># hash</p><p>- dash</p><p>*star*</p>',
      '1\\. first\n\n\\# hash\n\n\\- dash\n\n\\*star\\*\n',
    ],
    [
      'small letters',
      '<p>H<sub>2</sub>O, 1<sup>st</sup>, <mark>new</mark></p>',
      'H<sub>2</sub>O, 1<sup>st</sup>, <mark>new</mark>\n',
    ],
    ['breaks', '<p>a<br>b<br><br>c</p>', 'a\\\nb\n\nc\n'],
    ['ranks of headings', '<h1>A</h1><h4>B</h4><h2>C</h2><h6></h6>', '## A\n\n### B\n\n### C\n'],
    ['bold headings', '<h2><strong>A</strong></h2>', '## A\n'],
    [
      'a list in a list, as Google Docs has it',
      '<ul class="lst-kix_a-0"><li>a</li></ul><ul class="lst-kix_a-1"><li>b</li></ul><ul class="lst-kix_a-0"><li>c</li></ul>',
      '- a\n  - b\n- c\n',
    ],
    ['a list in a list, where HTML forbids it', '<ol><li>a</li><ol><li>b</li></ol></ol>', '1. a\n   1. b\n'],
    [
      'lists of Word',
      '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>&nbsp;</span></span>a</p><p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">·</span>b</p><p class="MsoNormal">c<o:p></o:p></p>',
      '1. a\n   - b\n\nc\n',
    ],
    [
      'styles of Google Docs',
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">a</span><span style="font-weight:400"> b </span><span style="font-style:italic">c</span></p></b>',
      '**a** b *c*\n',
    ],
    ['soft hyphens and spaces that do not break', '<p>sea&shy;wall&nbsp;&#8239;high&#8203;er</p>', 'seawall higher\n'],
    ['a table without headings', '<table><tr><td>a</td><td>b</td></tr></table>', '|   |   |\n| - | - |\n| a | b |\n'],
    [
      'a table with bold headings',
      '<table><tr><td><b>A</b></td><td><p><b>B</b></p></td></tr><tr><td>a</td><td>b</td></tr></table>',
      '| A | B |\n| - | - |\n| a | b |\n',
    ],
    [
      'a table with a caption',
      '<table><caption>C</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>',
      ':::table[C]\n\n| A | B |\n| - | - |\n| 1 | 2 |\n:::\n',
    ],
    ['a table that is a box', '<table><tr><td><p>a</p><p>b</p></td></tr></table>', 'a\n\nb\n'],
    [
      'a quotation with who said it',
      '<blockquote><p>No.</p><cite>Lena Voss</cite></blockquote>',
      '> No.\n>\n> — Lena Voss\n',
    ],
    [
      'a pull quote',
      '<aside class="pullquote"><p>No.</p><footer>— Lena Voss</footer></aside>',
      ':::pullquote{by="Lena Voss"}\nNo.\n:::\n',
    ],
    [
      'a pull quote in a list',
      '<ul><li>a<blockquote class="pullquote"><p>No.</p></blockquote></li></ul>',
      '- a\n\n  No.\n',
    ],
    [
      'notes',
      '<p>a<sup id="r1"><a href="#n1">1</a></sup></p><ol><li id="n1">The note. <a href="#r1">↩</a></li></ol>',
      'a[^1]\n\n[^1]: The note.\n',
    ],
    ['definitions', '<dl><dt>Ebb</dt><dd>It goes.</dd></dl>', '**Ebb**\n\nIt goes.\n'],
    ['what opens', '<details><summary>Why?</summary><p>So.</p></details>', '**Why?**\n\nSo.\n'],
    ['a rule', '<p>a</p><hr><p>b</p>', 'a\n\n---\n\nb\n'],
    ['two lists', '<ul><li>a</li></ul><ul><li>b</li></ul>', '- a\n\n<!-- -->\n\n- b\n'],
    ['lines that look like parts', '<p>:::factbox</p><p>:::</p>', '`:::factbox`\n\n\\:::\n'],
    [
      'a picture in a sentence',
      '<p>a <img src="https://x.example/p.jpg" alt="P"> b</p>',
      'a\n\n![P](https://x.example/p.jpg)\n\nb\n',
    ],
    [
      'a picture in a link in a list',
      '<ul><li>a <a href="https://x.example/p.jpg"><img src="https://x.example/p.jpg" alt="[P]"></a></li></ul>',
      '- a\n\n![\\[P\\]](https://x.example/p.jpg)\n',
    ],
    [
      'a figure',
      '<figure><img src="https://x.example/p.jpg" alt="P"><figcaption>The "P". Photo: Alex Kim</figcaption></figure>',
      '![P](https://x.example/p.jpg "The \\"P\\". (Alex Kim)")\n',
    ],
    [
      'a credit that is no name',
      '<figure><img src="https://x.example/p.jpg" alt="P"><figcaption>P. <cite>city of port maren</cite></figcaption></figure>',
      '![P](https://x.example/p.jpg "P. (Photo: city of port maren)")\n',
    ],
    [
      'a picture that comes later',
      '<img src="data:image/gif;base64,R0lGOD" data-src="https://x.example/p.jpg" alt="P"><noscript><img src="https://x.example/p.jpg"></noscript>',
      '![P](https://x.example/p.jpg)\n',
    ],
    [
      'a video of another site',
      '<iframe src="//www.youtube-nocookie.com/embed/lWq3VQKzG7A?rel=0" title="The wall"></iframe>',
      '::embed{url="https://www.youtube.com/watch?v=lWq3VQKzG7A" title="The wall"}\n',
    ],
    [
      'a video in a quotation',
      '<blockquote><p>a</p><iframe src="https://player.vimeo.com/video/812040911" title="V"></iframe></blockquote>',
      '> a\n>\n> [V](https://vimeo.com/812040911)\n',
    ],
    [
      'a post of X',
      '<blockquote class="twitter-tweet"><p>High "tide".</p>&mdash; Port (@port) <a href="https://twitter.com/port/status/1860341127745683456?ref_src=x">Nov 1</a></blockquote>',
      '::embed{url="https://twitter.com/port/status/1860341127745683456" title="High \'tide\'. — Port (@port) Nov 1"}\n',
    ],
    [
      'a post of Mastodon',
      '<iframe src="https://social.example/@port/113521945/embed"></iframe>',
      '::embed{url="https://social.example/@port/113521945" title="From Mastodon (social.example)"}\n',
    ],
    [
      'a chart of Datawrapper',
      '<iframe title="Tides" src="https://datawrapper.dwcdn.net/aB3xY/4/"></iframe>',
      '::embed{url="https://datawrapper.dwcdn.net/aB3xY/" title="Tides"}\n',
    ],
    [
      'another frame',
      '<iframe src="https://maps.example/x" title="A map"></iframe>',
      '[A map](https://maps.example/x)\n',
    ],
    ['a video file', '<video src="https://x.example/wave.mp4"></video>', '[wave.mp4](https://x.example/wave.mp4)\n'],
    ['a program', '<p>a<script>alert(1)</script></p><p onclick="x()">b</p>', 'a\n\nb\n'],
    ['a link that is a program', '<p><a href="javascript:alert(1)">a</a></p>', 'a\n'],
    ['a link to a place on the page', '<p><a href="#top">a</a></p>', 'a\n'],
  ])('has %s as a person would have typed it', (_name, html, markdown) => {
    expect(md(html)).toBe(markdown);
  });

  it('tells what it took out, what it does not know, and which links it could not keep', () => {
    const { setAside, unknown, links } = markdownOf(
      '<p>a <a href="javascript:x()">b</a> <a href="https://x.example/">c</a></p><script>alert(1)</script><form>Search <button>Go</button></form><p hidden>secret</p><iframe src="https://maps.example/x"></iframe>',
    );
    expect(setAside).toEqual([
      { kind: 'code', text: 'alert(1)' },
      { kind: 'furniture', text: 'Search Go' },
      { kind: 'other', text: 'secret' },
    ]);
    expect([...unknown]).toEqual([['a frame of maps.example', 1]]);
    expect(links).toEqual({ found: 2, lost: ['javascript:x()'] });
  });

  it('makes paragraphs of empty lines and embeds of addresses, as WordPress does', () => {
    const options = { breaksMakeParagraphs: true, bareEmbeds: true };
    expect(
      md(
        'First <b>one</b>\nnext line\n\n<h3>H</h3>\nSecond\n\nhttps://youtu.be/lWq3VQKzG7A\n\n<pre>a\n\nb</pre>',
        options,
      ),
    ).toBe(
      'First **one**\\\nnext line\n\n## H\n\nSecond\n\n::embed{url="https://youtu.be/lWq3VQKzG7A" title="From YouTube"}\n\n```\na\n\nb\n```\n',
    );
  });

  it('keeps the whole of a long post apart', () => {
    const long = 'Word '.repeat(60).trim();
    const { markdown, setAside } = markdownOf(
      `<blockquote class="twitter-tweet"><p>${long}</p><a href="https://x.com/a/status/1">x</a></blockquote>`,
    );
    expect(markdown.length).toBeLessThan(300);
    expect(setAside).toEqual([{ kind: 'other', text: `${long} x` }]);
  });
});
