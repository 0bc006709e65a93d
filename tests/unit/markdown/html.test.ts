import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/markdown/render.ts';
import { html, newsroom, problems, rules } from './newsroom.ts';

describe('what may be typed', () => {
  test.each([
    'A <mark>new</mark> <cite>Law</cite>, <abbr title="sea level">SL</abbr>, H<sub>2</sub>O, <small>x</small>, <kbd>K</kbd>.',
    'On <time datetime="2026-11-09">Monday</time>.',
    '<figure><blockquote cite="https://example.org/"><p>No.</p></blockquote><figcaption>Li Wen</figcaption></figure>',
    '<p lang="ko" dir="ltr">안녕</p>',
    '<details open=""><summary>More</summary>\n\n*Text*\n\n</details>',
    '<table><caption>T</caption><tbody><tr><th scope="row">a</th><td colspan="2">b</td></tr></tbody></table>',
    '<ul><li>a<li>b</ul>',
    'A<br>B<wbr>C\n\n<hr>',
    'A <!-- comment with <script> --> comment.',
    '<!-- a\n\nlong one -->',
    'An <a href="https://example.org/" hreflang="fr">address</a>.',
  ])('%s', (source) => expect(problems(source)).toBe(''));

  test('comes out as it was, but for comments', () => {
    expect(html('On <time datetime="2026-11-09">Monday</time><!-- c -->.')).toBe(
      '<p>On <time datetime="2026-11-09">Monday</time>.</p>',
    );
    expect(html('<figure><p>A</p><figcaption>B</figcaption></figure>')).toBe(
      '<figure><p>A</p><figcaption>B</figcaption></figure>',
    );
    expect(html('<div>\n\n*Markdown*\n\n</div>')).toBe('<div>\n<p><em>Markdown</em></p>\n</div>');
  });
});

describe('what may not', () => {
  test('embeds', () => {
    expect(problems('Watch:\n\n<iframe width="560" src="https://video.example/embed/x" allowfullscreen></iframe>'))
      .toMatchInlineSnapshot(`
      "3:1 html-element <iframe width="560" src="https://video.example/embed/x" allowfullscreen>
        <iframe> is not published in an article.
        Scripts and embeds do not run in articles, nor do other sites get to follow readers there. Link to it: [What it is](https://video.example/embed/x)."
    `);
    expect(problems('<script async src="https://social.example/widgets.js"></script>')).toMatchInlineSnapshot(`
      "1:1 html-element <script async src="https://social.example/widgets.js">
        <script> is not published in an article.
        Scripts and embeds do not run in articles, nor do other sites get to follow readers there. Remove it, or link to the page: [What it is](https://…)."
    `);
  });

  test('a script is one thing, whatever stands in it', () => {
    expect(rules('<script>\nif (a <b && c> d) "<i>"\n</script>')).toEqual(['html-element']);
    expect(rules('<iframe><p>no frames</iframe>')).toEqual(['html-element']);
  });

  test('looks', () => {
    expect(
      problems(
        'It is <b style="color:red">red</b>, <font color="red">red</font>,\nand <span class="red" id="red">red</span>.',
      ),
    ).toMatchInlineSnapshot(`
      "1:10 html-attribute style="color:red"
        style on <b> is not published in an article.
        The design of the site sets how things look. Remove it.
      1:37 html-element <font color="red">
        <font> is not published in an article.
        The design of the site sets how things look. Remove the tag; its text may stay.
      2:11 html-attribute class="red"
        class on <span> is not published in an article.
        The design of the site sets how things look. Remove it.
      2:23 html-attribute id="red"
        id on <span> is not published in an article.
        Remove it; headings get an id by themselves."
    `);
  });

  test('behaviour', () => {
    expect(problems('<a href="/x/" onclick="go()" target="_blank">x</a>')).toMatchInlineSnapshot(`
      "1:15 html-attribute onclick="go()"
        onclick on <a> is not published in an article.
        Scripts and embeds do not run in articles, nor do other sites get to follow readers there. Remove it.
      1:30 html-attribute target="_blank"
        target on <a> is not published in an article.
        Remove it; links to other sites get what they need by themselves."
    `);
  });

  test('a < that was meant as text', () => {
    expect(problems('If a<b and c>d, or <word>.')).toMatchInlineSnapshot(`
      "1:5 html-unclosed <b and c>
        <b> is never closed, so it would swallow what follows.
        Write </b> where it ends; what begins in a paragraph has to end in it.
      1:8 html-attribute and
        and on <b> is not published in an article.
        Remove it.
      1:12 html-attribute c
        c on <b> is not published in an article.
        Remove it.
      1:20 html-element <word>
        <word> is not published in an article.
        Remove the tag; its text may stay. For a < in the text write &lt;."
    `);
    expect(problems('<?php echo 1 ?>\n\n<!DOCTYPE html>\n\n<![CDATA[x]]>')).toMatchInlineSnapshot(`
      "1:1 html-element <?php echo 1 ?>
        This is neither text nor a tag, and is not published in an article.
        Remove it; for a < in the text write &lt;.
      3:1 html-element <!DOCTYPE html>
        This is neither text nor a tag, and is not published in an article.
        Remove it; for a < in the text write &lt;.
      5:1 html-element <![CDATA[x]]>
        This is neither text nor a tag, and is not published in an article.
        Remove it; for a < in the text write &lt;."
    `);
  });

  test('tags without a partner', () => {
    expect(problems('<div>\n\ntext\n\n**bold <mark>marked** on</mark>')).toMatchInlineSnapshot(`
      "1:1 html-unclosed <div>
        <div> is never closed, so it would swallow what follows.
        Write </div> where it ends; what begins in a paragraph has to end in it.
      5:8 html-unclosed <mark>
        <mark> is never closed, so it would swallow what follows.
        Write </mark> where it ends; what begins in a paragraph has to end in it.
      5:25 html-unclosed </mark>
        </mark> closes nothing: no <mark> stands open here.
        Remove it, or write <mark> where it begins."
    `);
    expect(rules('</div>')).toEqual(['html-unclosed']);
    expect(rules('<div/>\n')).toEqual(['html-unclosed']);
    expect(rules('a <b>b\n\nc</b>')).toEqual(['html-unclosed', 'html-unclosed']);
  });

  test('tags that never end', () => {
    expect(problems('<div class="a\n\n">')).toMatchInlineSnapshot(`
      "1:1 html-unfinished <div class="a
        This tag has no >, so what follows would be lost.
        Write > where the tag ends; for a < in the text write &lt;."
    `);
  });

  test('parts without the whole', () => {
    expect(problems('<td>x</td>\n\n<figcaption>y</figcaption>')).toMatchInlineSnapshot(`
      "1:1 html-place <td>
        <td> stands outside of a <table>, where it means nothing.
        Write <table> before it, or remove the tag.
      3:1 html-place <figcaption>
        <figcaption> stands outside of a <figure>, where it means nothing.
        Write <figure> before it, or remove the tag."
    `);
  });

  test('sources that are none', () => {
    expect(problems('<blockquote cite="javascript:alert(1)">x</blockquote>')).toMatchInlineSnapshot(`
      "1:13 html-attribute cite="javascript:alert(1)"
        cite holds no web address.
        Write the address of the source in full, like cite="https://example.org/page"."
    `);
  });
});

describe('places', () => {
  test('in quotations and lists, on any line', () => {
    expect(problems('> 한국어 😀\n> <b\n> class="a">x</b> <i id=z>y</i>')).toMatchInlineSnapshot(`
      "3:3 html-attribute class="a"
        class on <b> is not published in an article.
        The design of the site sets how things look. Remove it.
      3:22 html-attribute id=z
        id on <i> is not published in an article.
        Remove it; headings get an id by themselves."
    `);
    expect(problems('- a\n  <div>\n  <b id="b">x</b></div>')).toMatchInlineSnapshot(`
      "3:6 html-attribute id="b"
        id on <b> is not published in an article.
        Remove it; headings get an id by themselves."
    `);
    expect(renderMarkdown('> - a\n>   <div>\n>   <b id="b">x</b>\n>   </div>', newsroom).problems).toMatchObject([
      { line: 3, column: 8 },
    ]);
  });
});
