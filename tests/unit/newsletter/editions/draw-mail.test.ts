import type { Element } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { drawMail } from '../../../../src/newsletter/editions/draw-mail.ts';
import { pasteable } from '../../../../src/newsletter/editions/paste.ts';
import { personalizer } from '../../../../src/newsletter/editions/personal.ts';
import { card, edition, PICTURE, SITE } from './drawn.ts';

const LINKS = {
  leave: 'https://paper.example/newsletter/u/AbCdEfGhIjKl',
  preferences: 'https://paper.example/newsletter/preferences/token',
};

function elements(html: string): Element[] {
  const found: Element[] = [];
  visit(unified().use(rehypeParse).parse(html), 'element', (element) => void found.push(element));
  return found;
}

describe('a mail', () => {
  it('is tables without scripts, and asks for nothing but its pictures', () => {
    const all = elements(drawMail(edition(), SITE).html);
    const names = new Set(all.map(({ tagName }) => tagName));
    for (const name of ['script', 'link', 'iframe', 'form', 'svg', 'picture', 'source', 'video'])
      expect(names).not.toContain(name);
    for (const { tagName, properties } of all) {
      if (tagName === 'table') expect(properties['role']).toBe('presentation');
      if (tagName === 'img') {
        expect(properties['src']).toBe('https://paper.example/photos/pier.1a2b-480.jpeg');
        expect(properties['alt']).toBe('Two boats at a pier');
        expect(Number(properties['width'])).toBeGreaterThan(100);
      }
      expect(properties['style'] ?? '').not.toMatch(/position|url\(|float/);
    }
    expect(all.filter(({ tagName }) => tagName === 'img')).toHaveLength(2);
  });

  it('says who made its pictures, who sends it, and how to leave', () => {
    const { html } = personalizer(drawMail(edition(), SITE))(LINKS);
    expect(html.match(/Alex Kim\/The Paper/g)).toHaveLength(2);
    expect(html).toContain('1 Pier Road, Town');
    expect(html).toContain(`href="${LINKS.leave}"`);
    expect(html).toContain(`href="${LINKS.preferences}"`);
    expect(html).toContain('href="https://paper.example/newsletters/daily/2026-11-24/"');
    expect(html).not.toMatch(/[\ue000\ue001]/);
  });

  it('leads to addresses in full', () => {
    const { html } = personalizer(drawMail(edition(), SITE))(LINKS);
    for (const { properties } of elements(html))
      if (properties['href'] !== undefined) expect(properties['href']).toMatch(/^https:\/\/paper\.example\//);
    expect(html).toContain('href="https://paper.example/2026/11/tide/"');
  });

  it('is never larger than mail programs show, and leads to what it leaves out', () => {
    const stories = Array.from({ length: 1000 }, (_, index) =>
      card(`story-${index}`, { summary: 'Länge '.repeat(200) }),
    );
    const { html, text } = personalizer(drawMail(edition({ stories }), SITE))(LINKS);
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(Buffer.byteLength(html)).toBeGreaterThan(80_000);
    expect(html).toContain('All stories of this edition');
    expect(html).toContain('Leave this newsletter');
    expect(text.length).toBeLessThan(110_000);
    expect(text).toContain('All stories of this edition');
  });

  it.each([
    ['a paragraph', { introduction: [`<p>${'word '.repeat(40_000)}</p>`] }],
    ['many paragraphs', { introduction: ['<p>word word</p>'.repeat(4_000)] }],
    ['a subject', { subject: 'subject '.repeat(40_000) }],
    ['a headline', { lead: card('wall', { headline: '"'.repeat(200_000) }) }],
    ['a description of a picture', { lead: card('wall', { picture: { ...PICTURE, alt: '&'.repeat(200_000) } }) }],
  ])('has room for its stories beside %s that is far too long', (_, fields) => {
    const { html, text } = drawMail(edition(fields), SITE);
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    for (const whole of [html, text]) {
      expect(whole).toContain('Headline of ferry');
      expect(whole).toContain('Headline of rail');
      expect(whole).toContain('Leave this newsletter');
    }
  });

  it('takes no text for markup, and no text for a place of its own', () => {
    const evil = '"><script>alert(1)</script>\ue000leave\ue001';
    const mail = drawMail(
      edition({
        subject: evil,
        summary: evil,
        introduction: ['<p onclick="x()">Hi <script>alert(1)</script><a href="javascript:alert(1)">there</a></p>'],
        lead: card('wall', {
          headline: evil,
          summary: evil,
          byline: evil,
          section: { name: evil, address: '/local/' },
          picture: { ...PICTURE, alt: evil, credit: evil },
        }),
      }),
      SITE,
    );
    const { html, text } = personalizer(mail)(LINKS);
    const all = elements(html);
    expect(all.some(({ tagName }) => tagName === 'script')).toBe(false);
    expect(all.every(({ properties }) => !('onClick' in properties))).toBe(true);
    expect(html.split(LINKS.leave)).toHaveLength(2);
    expect(text.split(LINKS.leave)).toHaveLength(2);
    expect(html).not.toContain('javascript:');
  });

  it('is mirrored where a language is written so', () => {
    const { html } = drawMail(edition(), { ...SITE, language: 'ar' });
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('text-align:right');
    expect(html).toContain('إلغاء الاشتراك في هذه النشرة');
  });

  it('has what another service puts its addresses in for', () => {
    const mail = drawMail(edition(), SITE);
    expect(pasteable(mail, 'mailchimp').html).toContain('href="*|UNSUB|*"');
    expect(pasteable(mail, 'listmonk').text).toContain('{{ UnsubscribeURL }}');
    expect(pasteable(mail, 'kit').html).toContain('href="{{ subscriber_preferences_url }}"');
  });

  it('lets no text of a story be run as a tag of such a service', () => {
    const evil = '{{ .Subscriber.Email }} {% raw %} {{{x}}} *|EMAIL|*';
    const mail = drawMail(edition({ subject: evil, lead: card('wall', { headline: evil }) }), SITE);
    const { subject, html, text } = pasteable(mail, 'listmonk');
    const own = /\{\{ (?:UnsubscribeURL|ManageURL) \}\}/g;
    for (const whole of [subject, html, text]) expect(whole.replace(own, '')).not.toMatch(/\{[{%]|\*\|/);
    expect(html).toContain('&#123;&#123; .Subscriber.Email }}');
  });
});

describe('its plain text', () => {
  const { text } = personalizer(drawMail(edition(), SITE))(LINKS);

  it('reads as one that a person has written', () => {
    expect(text).toBe(`The Paper | Daily Headlines | Tuesday, November 24, 2026

What happened

Read in your browser:
https://paper.example/newsletters/daily/2026-11-24/

Good morning. The tide <https://paper.example/2026/11/tide/> is in.

LOCAL
Headline of wall
Summary of wall.
Ana Reyes
https://paper.example/2026/11/wall/

LOCAL
Headline of ferry
Summary of ferry.
Ana Reyes
https://paper.example/2026/11/ferry/

In brief

* Headline of rail
  https://paper.example/2026/11/rail/

-- 
You get this email because you signed up for Daily Headlines.
Leave this newsletter:
${LINKS.leave}
Your newsletters:
${LINKS.preferences}
1 Pier Road, Town
`);
  });

  it('has no line that is too long, but addresses', () => {
    const stories = [card('long', { summary: 'A summary of many words that goes on and on. '.repeat(20) })];
    const lines = drawMail(edition({ stories }), SITE).text.split('\n');
    expect(lines.filter((line) => line.length > 76 && !line.includes('://'))).toEqual([]);
  });
});
