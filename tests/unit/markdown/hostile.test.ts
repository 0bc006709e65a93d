import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { html, newsroom, rules } from './newsroom.ts';
import { dangers } from './safety.ts';

/** Everything that a body gives out as HTML. */
function output(source: string): string {
  const { parts, closing } = renderMarkdown(source, newsroom);
  return [...parts.filter((part) => typeof part === 'string'), closing].join('\n');
}

test('the check itself finds what is dangerous', () => {
  for (const bad of [
    '<script>',
    '<img src="x">',
    '<p onclick="x">',
    '<p style="x">',
    '<a href="javascript:x">',
    '<a href="java&#x73;cript:x">',
    '<a href=x>',
    '<p class="evil">',
    '<p id="x">',
    '<svg>',
    '< p>',
    'a\0',
    '<iframe src="x"></iframe>',
  ]) {
    expect(dangers(bad), bad).not.toEqual([]);
  }
  expect(dangers('<p class="table" lang="x">a &#x3C; b <a href="/x" rel="noopener external">c</a></p>')).toEqual([]);
});

/** A path with %0a or an entity that is none in it; a backslash, a tab or a control character, which end an address. */
const READ_OTHERWISE = /%0a|x6A&|&#x00|\(\\|\tscript|\p{Cc}java/u;

describe('links', () => {
  test.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](vbscript:msgbox(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](  javascript:alert(1)  )',
    '[x](<java\tscript:alert(1)>)',
    '[x](&#106;avascript:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](&#x6A&#x61vascript:alert(1))',
    '[x](\\javascript:alert(1))',
    '[x](java%0ascript:alert(1))',
    '[x](\u0001javascript:alert(1))',
    '[x](javascript:alert(1) "title")',
    '[x][r]\n\n[r]: javascript:alert(1)',
    '<javascript:alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    "<a href='JAVASCRIPT:alert(1)'>x</a>",
    '<a href=javascript:alert(1)>x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="java&Tab;script:alert(1)">x</a>',
    '<a href="&#1;javascript:alert(1)">x</a>',
    '<a href=" javascript&#58;alert(1)">x</a>',
    '<a href="&#x00;javascript:alert(1)">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="blob:https://example.org/x">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a\nhref="javascript:alert(1)">x</a>',
    '<div>\n<a href="javascript:alert(1)">x</a>\n</div>',
    '| [x](javascript:alert(1)) |\n|--|',
    'x[^1]\n\n[^1]: [x](javascript:alert(1))',
    '## [x](javascript:alert(1))',
  ])('%j', (source) => {
    expect(dangers(output(source))).toEqual([]);
    // Markdown reads some of these as paths, or as no link at all.
    if (!READ_OTHERWISE.test(source)) expect(rules(source)).toContain('unsafe-link');
  });
});

describe('pictures', () => {
  test.each([
    '![x](javascript:alert(1) "(A B/C)")',
    '![x](data:image/svg+xml;base64,PHN2Zz4= "(A B/C)")',
    '![x](https://tracker.example/pixel.png "(A B/C)")',
    'a ![x](https://tracker.example/pixel.png) b',
    '![x][r]\n\n[r]: javascript:alert(1)',
    '![x" onerror="alert(1)](photos/a.jpg\'onerror=x)',
  ])('%j', (source) => {
    expect(renderMarkdown(source, newsroom).parts.every((part) => typeof part === 'string')).toBe(true);
    expect(dangers(output(source))).toEqual([]);
    expect(output(source)).not.toContain('tracker.example/');
  });

  test('words in a photo stay words', () => {
    const [photo] = renderMarkdown(`![<script>"](photos/a.jpg "<img onerror=x> 'y'. (A <b> B/C)")`, newsroom).parts;
    expect(photo).toMatchObject({ alt: '<script>”', caption: '<img onerror=x> ‘y’.', credit: 'A <b> B/C' });
  });
});

describe('HTML', () => {
  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
    '<script>alert(1)',
    '</script><script>alert(1)</script>',
    'a <script>alert(1)</script> b',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<script/src=x></script>',
    '<img src=x onerror=alert(1)>',
    '<img src=x onerror=alert(1)',
    'a <img/src/onerror=alert(1)> b',
    '<image src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<noembed><img src=x onerror=alert(1)></noembed>',
    '<textarea><img src=x onerror=alert(1)></textarea>',
    '<title><img src=x onerror=alert(1)></title>',
    '<xmp><script>alert(1)</script></xmp>',
    '<plaintext>x',
    '<template><script>alert(1)</script></template>',
    '<style>@import "//evil.example"</style>',
    '<link rel=stylesheet href=//evil.example>',
    '<meta http-equiv=refresh content="0;javascript:alert(1)">',
    '<base href="//evil.example/">',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"></object>',
    '<embed src="javascript:alert(1)">',
    '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
    '<input autofocus onfocus=alert(1)>',
    '<details open ontoggle=alert(1)><summary>x</summary></details>',
    '<b onmouseover=alert(1)>x</b>',
    '<b style="background:url(javascript:alert(1))">x</b>',
    '<p class="evil table" id="location" name="x" tabindex="1">x</p>',
    '<blockquote cite="javascript:alert(1)">x</blockquote>',
    '<q cite="java&#115;cript:alert(1)">x</q>',
    '<a href="/x" ping="//evil.example" target="_blank" rel="opener">x</a>',
    '<table background="javascript:alert(1)"><tr><td background="javascript:alert(1)">x</td></tr></table>',
    '<video><source onerror=alert(1)></video>',
    '<body onload=alert(1)>',
    '<html><head><script>alert(1)</script></head></html>',
    '<frameset onload=alert(1)>',
    '<x-y onclick=alert(1)>x</x-y>',
    '<p title="&quot; onclick=alert(1) x=&quot;">x</p>',
    "<p title='\"><script>alert(1)</script>'>x</p>",
    "<mark lang='\"onclick=alert(1)'>x</mark>",
    '<!-- --><script>alert(1)</script><!-- -->',
    '<!--><script>alert(1)</script>-->',
    '<!--x--!><script>alert(1)</script>',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<?xml <script>alert(1)</script>?>',
    '<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]>',
    '<div>\n\n<script>\n\nalert(1)\n\n</script>\n\n</div>',
    '<div\n\n<script>alert(1)</script>',
    '<a href="x\n\n"><script>alert(1)</script>',
    '<b><i></b><script></i>alert(1)</script>',
    '> <script>\n> alert(1)\n</script>',
    '- <script>\n\n  alert(1)</script>',
    '| <script>alert(1)</script> |\n|--|\n| <img src=x onerror=alert(1)> |',
    '```"onclick=alert(1)\n<script>\n```',
    '``` <script>\nx\n```',
    '[^1]\n\n[^1]: <script>alert(1)</script>',
    '[^"><script>]\n\n[^"><script>]: x',
    '## <script>alert(1)</script>\n\n## "onclick=x',
    '[x](/y "\\"onclick=alert(1)")',
    '[x](/y\'onclick=alert(1) "t")',
    '<p>\0<scr\0ipt>alert(1)</script>',
    '\0<\0script>alert(1)',
    '<\u017fcript>alert(1)</\u017fcript>',
    '＜script＞alert(1)＜/script＞',
    '<table><caption>"onclick=x</caption></table>',
    '"<script>"',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ])('%j', (source) => {
    expect(dangers(output(source))).toEqual([]);
    for (const inside of [
      `> ${source}`,
      `a ${source} b`,
      `<div>\n\n${source}\n\n</div>`,
      `- x\n\n  ${source}`,
      `${source}\n\n![x](photos/a.jpg "(A B/C)")`,
    ]) {
      expect(dangers(output(inside)), inside).toEqual([]);
    }
  });

  test('the words in what is taken away stay, a script’s do not', () => {
    expect(html('<font>red</font> <script>alert(1)</script>')).toBe('<p>red </p>');
    expect(html('<center>\n\n*mid*\n\n</center>')).toBe('<p><em>mid</em></p>');
  });
});

describe('too much of anything', () => {
  const many = 10_000;
  test.each([
    ['quotations', '>'.repeat(many) + ' a', ['nested-too-deeply']],
    ['lists', '- '.repeat(many / 2) + 'a', ['nested-too-deeply']],
    ['emphasis', '*a '.repeat(many) + 'b*'.repeat(many), ['nested-too-deeply']],
    ['elements', '<div>'.repeat(many), ['nested-too-deeply']],
    ['elements in a line', 'a ' + '<b>'.repeat(many), undefined],
    ['elements in blocks', '<div>\n\n'.repeat(many / 4), undefined],
    ['items left open', `<ul>${'<li>a'.repeat(500)}</ul>`, []],
    ['cells', `${'|a'.repeat(2000)}\n${'|-'.repeat(2000)}\n${'|b\n'.repeat(200)}`, ['table-size']],
    ['brackets', '['.repeat(many) + 'a' + ']'.repeat(many), []],
    ['open links', '[a]('.repeat(many), []],
    ['open pictures', '!['.repeat(many), []],
    ['quotation marks', '"\''.repeat(many) + 'a', []],
    ['quotation marks with words', '"a \'b '.repeat(many), []],
    ['dashes', '-- '.repeat(many) + 'x', []],
    ['backticks', '`'.repeat(many) + 'a', []],
    ['open tags', '<a b='.repeat(many), []],
    ['open attributes', '<div ' + 'x="'.repeat(many), ['html-unfinished']],
    ['open comments', '<!--'.repeat(many), []],
    ['open sections', '<![CDATA['.repeat(many), ['html-element']],
    ['less-than signs', '<'.repeat(many), []],
    ['notes', '[^1]'.repeat(2000) + '\n\n[^1]: x', []],
  ])('%s', { timeout: 60_000 }, (_name, source, expected) => {
    // Of the processor's time, which other work on the machine does not make longer.
    const started = process.cpuUsage();
    const { problems } = renderMarkdown(source, newsroom);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(15);
    if (expected) expect([...new Set(problems.map(({ rule }) => rule))]).toEqual(expected);
    else expect(problems.map(({ rule }) => rule)).toContain('nested-too-deeply');
    expect(dangers(output(source))).toEqual([]);
  });

  test('is told in an editor’s words', () => {
    const say = (source: string) =>
      renderMarkdown(source, newsroom).problems.map(
        ({ line, column, message, suggestion }) => `${line}:${column} ${message} ${suggestion}`,
      );
    expect(say('>'.repeat(300) + ' a')).toMatchInlineSnapshot(`
      [
        "1:100 Here more than 100 quotations, lists or tags stand in each other. Take most of them away.",
      ]
    `);
    expect(say(`${'|a'.repeat(200)}\n${'|-'.repeat(200)}\n${'|b\n'.repeat(100)}`)).toMatchInlineSnapshot(`
      [
        "1:1 This table has more than 10000 cells. Publish the data as a file and show the rows that matter.",
      ]
    `);
  });
});
