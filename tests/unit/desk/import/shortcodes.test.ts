import { describe, expect, it } from 'vitest';
import { expandShortcodes, type Attachment } from '../../../../src/desk/import/wordpress/shortcodes.ts';

const ATTACHMENTS: Record<string, Attachment> = {
  '1': { url: 'https://old.example/1.jpg', alt: 'One "1"', caption: 'The <em>first</em>.', credit: '', title: '' },
  '2': { url: 'https://old.example/2.jpg', alt: '', caption: '', credit: '', title: '' },
};

function expand(content: string) {
  const unknown: string[] = [];
  const html = expandShortcodes(content, {
    attachment: (id) => ATTACHMENTS[id],
    attached: () => ['2'],
    unknown: (name) => unknown.push(name),
  });
  return { html: html.trim(), unknown };
}

describe('shortcodes', () => {
  it.each([
    [
      '[caption id="attachment_1" width="3"]<a href="x"><img src="1.jpg" /></a> The <em>wall</em>.[/caption]',
      '<figure><a href="x"><img data-attachment="1" src="1.jpg" /></a><figcaption>The <em>wall</em>.</figcaption></figure>',
    ],
    [
      '[caption id="attachment_1" caption="Old &amp; so"]<img src="1.jpg">[/caption]',
      '<figure><img data-attachment="1" src="1.jpg"><figcaption>Old &#38;amp; so</figcaption></figure>',
    ],
    [
      '[gallery ids="1,2"]',
      '<figure><img data-attachment="1" src="https://old.example/1.jpg" alt="One &#34;1&#34;"><figcaption>The <em>first</em>.</figcaption></figure>\n<figure><img data-attachment="2" src="https://old.example/2.jpg" alt=""></figure>',
    ],
    ['[gallery]', '<figure><img data-attachment="2" src="https://old.example/2.jpg" alt=""></figure>'],
    ['[embed width="5"]https://x.example/a[/embed]', 'https://x.example/a'],
    ['[youtube lWq3VQKzG7A]', 'https://www.youtube.com/watch?v=lWq3VQKzG7A'],
    ['[youtube https://youtu.be/lWq3VQKzG7A w=1]', 'https://youtu.be/lWq3VQKzG7A'],
    ['[vimeo 123]', 'https://vimeo.com/123'],
    ['[video mp4="https://x.example/a.mp4"][/video]', '<video src="https://x.example/a.mp4"></video>'],
    ['[audio src="https://x.example/a.mp3"]', '<audio src="https://x.example/a.mp3"></audio>'],
    ['[[gallery]]'.replace('gallery', 'poll'), '[poll]'],
    ['<!-- wp:more /-->a<!-- wp:latest-posts {"n":3} /-->', 'a<p>[wp:latest-posts {&#34;n&#34;:3}]</p>'],
  ])('%s', (content, html) => {
    expect(expand(content).html).toBe(html);
  });

  it.each([
    ['[poll id="7"]', ['the shortcode poll']],
    ['[box]Text[/box]', ['the shortcode box']],
    ['[su_button url=x]', ['the shortcode su_button']],
    ['[gallery ids="9"]', ['a picture of a gallery that is not in the export', 'the shortcode gallery']],
    ['He said [sic] and [the mayor] left [1].', []],
    ['[[poll id="7"]]', []],
  ])('%s stays as it is, and is counted if it is one', (content, unknown) => {
    const found = expand(content);
    expect(found.unknown).toEqual(unknown);
    expect(found.html).toBe(content.replace('[[', '[').replace(']]', ']'));
  });
});
