import { describe, expect, test } from 'vitest';
import { recognize } from '../../../../src/markdown/parts/providers.ts';
import { renderMarkdown } from '../../../../src/markdown/render.ts';
import { newsroom, problems, rules } from '../newsroom.ts';

const frameOf = (url: string) => {
  const found = recognize(url);
  return 'why' in found ? found.why : `${found.provider} ${found.shape} ${found.frame}`;
};

const YOUTUBE = 'YouTube video https://www.youtube-nocookie.com/embed/lWq3VQKzG7A';
const TIKTOK = 'TikTok tall https://www.tiktok.com/player/v1/7301234567890123456';

test.each([
  ['https://www.youtube.com/watch?v=lWq3VQKzG7A', YOUTUBE],
  ['https://m.youtube.com/watch?app=desktop&v=lWq3VQKzG7A&t=90s#x', YOUTUBE],
  ['https://youtu.be/lWq3VQKzG7A?si=abc', YOUTUBE],
  ['https://youtube.com/shorts/lWq3VQKzG7A', YOUTUBE],
  ['https://www.youtube.com/live/lWq3VQKzG7A/', YOUTUBE],
  ['https://vimeo.com/812040911?share=copy', 'Vimeo video https://player.vimeo.com/video/812040911?dnt=1'],
  ['https://vimeo.com/812040911/0a1b2c', 'Vimeo video https://player.vimeo.com/video/812040911?dnt=1&h=0a1b2c'],
  ['https://x.com/a_b/status/186034?s=20', 'X post https://platform.twitter.com/embed/Tweet.html?id=186034&dnt=true'],
  [
    'https://mobile.twitter.com/a/status/186034/photo/1',
    'X post https://platform.twitter.com/embed/Tweet.html?id=186034&dnt=true',
  ],
  [
    'https://bsky.app/profile/did:plc:z72i7hdy/post/3lbm2xq7',
    'Bluesky post https://embed.bsky.app/embed/did:plc:z72i7hdy/app.bsky.feed.post/3lbm2xq7',
  ],
  [
    'https://mastodon.social/@port.maren/1134/',
    'Mastodon (mastodon.social) post https://mastodon.social/@port.maren/1134/embed',
  ],
  ['https://WWW.Instagram.com/p/C8kq2-_w/', 'Instagram post https://www.instagram.com/p/C8kq2-_w/embed/captioned/'],
  [
    'https://www.instagram.com/port.maren/reel/C8kq/?igsh=x',
    'Instagram post https://www.instagram.com/reel/C8kq/embed/captioned/',
  ],
  ['https://www.tiktok.com/@port.maren/video/7301234567890123456?lang=en', TIKTOK],
  ['https://datawrapper.dwcdn.net/aB3xY/12/', 'Datawrapper chart https://datawrapper.dwcdn.net/aB3xY/'],
  ['https://www.datawrapper.de/_/aB3xY/', 'Datawrapper chart https://datawrapper.dwcdn.net/aB3xY/'],
])('%s', (url, frame) => {
  expect(frameOf(url)).toBe(frame);
});

describe('what is not framed', () => {
  test.each([
    'javascript:alert(1)//https://www.youtube.com/watch?v=lWq3VQKzG7A',
    'data:text/html,<script>alert(1)</script>',
    '//www.youtube.com/watch?v=lWq3VQKzG7A',
    'www.youtube.com/watch?v=lWq3VQKzG7A',
    'https:\n//youtu.be/lWq3VQKzG7A',
  ])('no web address: %s', (url) => {
    expect(frameOf(url)).toMatch(/^is not a web address|^does not begin with https/);
  });

  test.each([
    'https://www.youtube.com.evil.example/watch?v=lWq3VQKzG7A',
    'https://notyoutube.com/watch?v=lWq3VQKzG7A',
    'https://evil.example/?https://youtu.be/lWq3VQKzG7A',
    'https://youtubе.com/watch?v=lWq3VQKzG7A', // The е is Cyrillic.
    'https://youtube.com./watch?v=lWq3VQKzG7A',
    'https://music.youtube.com/watch?v=lWq3VQKzG7A',
    'https://localhost/@a/1',
    'https://192.168.0.1/@a/1',
    'https://2130706433/@a/1',
    'https://[::1]/@a/1',
    'https://mastodon.social/@a/1/../../admin',
    'https://mastodon.social/@a@other.example/1',
  ])('another host: %s', (url) => {
    expect(frameOf(url)).toMatch(/^is on no site that can be embedded/);
  });

  test.each([
    'https://www.youtube.com/@portmaren',
    'https://www.youtube.com/watch?v=lWq3VQKzG7A"onload="x',
    'https://www.youtube.com/watch?list=v=lWq3VQKzG7A',
    'https://www.youtube.com/embed/lWq3VQKzG7A',
    'https://www.tiktok.com/@portmaren/7301234567890123456',
    'https://x.com/portmaren/status/1x',
    'https://bsky.app/profile/a/../b/post/c%2f',
    'https://www.datawrapper.de/about',
  ])('no single piece: %s', (url) => {
    expect(frameOf(url)).toMatch(/^leads to \w+, but not to a single piece/);
  });

  test.each([
    'https://www.youtube.com@evil.example/@a/1',
    'https://a:b@youtu.be/lWq3VQKzG7A',
    'https://youtu.be:8443/lWq3VQKzG7A',
  ])('a name or a port: %s', (url) => {
    expect(frameOf(url)).toMatch(/^has a name, a password or a port/);
  });
});

test('a frame has nothing of an address but what it is made of', () => {
  for (const url of [
    `https://mastodon.social/@a/1?"><script>alert(1)</script>#"`,
    `https://youtu.be/lWq3VQKzG7A?"><script>`,
    `https://x.com/a/status/1/'onload='x`,
  ]) {
    const found = recognize(url);
    expect(found).toMatchObject({ frame: expect.stringMatching(/^https:\/\/[\w./?=&@-]+$/) as string });
  }
});

test('an embed is a part of its own, its title set as all text is', () => {
  const source = 'a\n\n::embed{url="https://youtu.be/lWq3VQKzG7A" title="The \'wall\' <b>"}\n\nb';
  expect(renderMarkdown(source, newsroom)).toMatchObject({
    parts: [
      '<p>a</p>',
      {
        type: 'embed',
        provider: 'YouTube',
        address: 'https://youtu.be/lWq3VQKzG7A',
        frame: 'https://www.youtube-nocookie.com/embed/lWq3VQKzG7A',
        title: 'The ‘wall’ <b>',
        shape: 'video',
      },
      '<p>b</p>',
    ],
    problems: [],
  });
});

test('mistakes are told with what to write', () => {
  expect(problems('::embed{url="http://youtu.be/lWq3VQKzG7A" title="T"}')).toMatchInlineSnapshot(`
    "1:9 part-attribute url="http://youtu.be/lWq3VQKzG7A"
      "http://youtu.be/lWq3VQKzG7A" does not begin with https://.
      Write https://youtu.be/lWq3VQKzG7A"
  `);
  expect(problems('::embed{url="https://evil.example/v" title="T"}')).toMatchInlineSnapshot(`
    "1:9 part-attribute url="https://evil.example/v"
      "https://evil.example/v" is on no site that can be embedded.
      Those are YouTube, Vimeo, X, Bluesky, Instagram, TikTok, Datawrapper, Mastodon; to another write a link: [what it is](https://evil.example/v)"
  `);
  expect(problems('::embed{url="https://www.youtube.com/@portmaren" title="T"}')).toMatchInlineSnapshot(`
    "1:9 part-attribute url="https://www.youtube.com/@portmaren"
      "https://www.youtube.com/@portmaren" leads to YouTube, but not to a single piece there.
      Open the piece by itself and copy its address, which is like https://www.youtube.com/watch?v=lWq3VQKzG7A"
  `);
  expect(rules('::embed{url="https://youtu.be/lWq3VQKzG7A"}')).toEqual(['missing-part-attribute']);
  expect(rules('::embed{url="https://youtu.be/lWq3VQKzG7A" title=""}')).toEqual(['part-attribute']);
  expect(rules('- ::embed{url="https://youtu.be/lWq3VQKzG7A" title="T"}')).toEqual(['part-inside']);
  for (const source of ['::embed{url="javascript:x" title="T"}', '::embed{url="https://youtu.be/lWq3VQKzG7A"}'])
    expect(renderMarkdown(source, newsroom).parts.filter((part) => typeof part !== 'string')).toEqual([]);
});
