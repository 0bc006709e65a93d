import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { withContentSecurity, type ScriptPowers } from '../../../src/press/content-security.ts';
import { createScriptReader } from '../../../src/press/script-powers.ts';

const POWERS: Record<string, ScriptPowers> = {
  '/_astro/follow.js': { policies: ['broadsheet-live'] },
  '/_astro/breaking.js': { policies: [] },
};

/** A page as Astro prints it. */
const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}</head><body>${body}</body></html>`;

function print(html: string): string {
  const powersOf = (src: string) => POWERS[src] ?? { policies: [] };
  return Buffer.from(withContentSecurity(Buffer.from(html), powersOf)).toString();
}

/** The policy of a page, as another's parser reads it. */
function policyOf(html: string): Record<string, string[]> {
  const content = /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(print(html))![1]!;
  return new CspParser(content).csp.directives as Record<string, string[]>;
}

const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the policy of a page', () => {
  it('stands in its head before all but the encoding, and leaves the rest as it was', () => {
    const html = page('<p>Tide – and time</p>', '<style>p{color:red}</style>');
    const printed = print(html);
    expect(printed.indexOf('<meta http-equiv')).toBe(
      printed.indexOf('<meta name="viewport"') - policyTag(printed).length,
    );
    expect(printed.replace(policyTag(printed), '')).toBe(html);
  });

  it('allows a page without scripts and forms nothing but its pictures, letters and styles', () => {
    expect(policyOf(page('<p>…</p>', '<style>p{content:"→"}</style><style>b{}</style>'))).toEqual({
      'default-src': ["'none'"],
      'img-src': ["'self'"],
      'font-src': ["'self'"],
      'style-src': [sha('p{content:"→"}'), sha('b{}')].sort(),
      'connect-src': ["'self'"],
      'form-action': ["'none'"],
      'base-uri': ["'none'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ["'none'"],
    });
  });

  it.each<[what: string, body: string, directives: Record<string, string[] | undefined>]>([
    [
      'a script',
      '<script type="module" src="/_astro/ago.js"></script>',
      { 'script-src': ["'self'"], 'connect-src': ["'self'"] },
    ],
    [
      'a script that asks the site',
      '<script type="module" src="/_astro/breaking.js"></script>',
      { 'script-src': ["'self'"], 'connect-src': ["'self'"], 'trusted-types': ["'none'"] },
    ],
    [
      'a live story, whose next post may have a recording',
      '<script type="module" src="/_astro/follow.js"></script>',
      {
        'connect-src': ["'self'"],
        'trusted-types': ['broadsheet-live'],
        'media-src': ["'self'"],
        'frame-src': undefined,
      },
    ],
    ['a script in the page', '<script>go("é")</script>', { 'script-src': [sha('go("é")')] }],
    ['data', '<script type="application/ld+json">{"a":"</b>"}</script>', { 'script-src': undefined }],
    [
      'a form',
      '<form action="https://lists.ledger.example:8443/subscription/form?a=1&#38;b=2" method="post"></form>',
      { 'form-action': ["'self'", 'https://lists.ledger.example:8443'] },
    ],
    ['a form of the site', '<form action="/search/"></form>', { 'form-action': ["'self'"] }],
    ['a form that runs a script', '<form action="javascript:alert(1)"></form>', { 'form-action': ["'none'"] }],
    [
      'embeds',
      '<load-embed class="video" data-src="https://www.youtube-nocookie.com/embed/x" data-title="a > b"></load-embed><load-embed data-src="https://social.example/@a/1/embed"></load-embed>',
      { 'frame-src': ['https://social.example', 'https://www.youtube-nocookie.com'] },
    ],
    [
      'an embed in a live story, whose next post may have one of another site',
      '<load-embed data-src="https://social.example/@a/1/embed"></load-embed><script type="module" src="/_astro/follow.js"></script>',
      { 'frame-src': ['https:'] },
    ],
    ['a video', '<video controls></video>', { 'media-src': ["'self'"] }],
    ['a sound recording', '<audio src="/media/a.mp3"></audio>', { 'media-src': ["'self'"] }],
    ['a manifest', '<link rel="manifest" href="/site.webmanifest">', { 'manifest-src': ["'self'"] }],
    ['no manifest', '<link rel="canonical" href="/">', { 'manifest-src': undefined }],
  ])('knows %s', (_, body, directives) => {
    for (const [name, values] of Object.entries(directives)) expect(policyOf(page(body))[name]).toEqual(values);
  });

  it('takes no text, no attribute and no comment for a tag', () => {
    const tags =
      "<style>x{}</style><script>x()</script><form action='https://evil.example'><load-embed data-src='https://evil.example/'><video><link rel='manifest'>";
    const plain = policyOf(page(''));
    expect(policyOf(page(`<img alt="${tags}" src="/a.jpg"><p title="it's &#34;">it's</p>`))).toEqual(plain);
    expect(policyOf(page(`<!-- it's ${tags} -->`))).toEqual(plain);
    expect(policyOf(page(tags.replaceAll('<', '&lt;')))).toEqual(plain);
    expect(policyOf(page(`<form-like action="https://evil.example"></form-like>`))).toEqual(plain);
  });

  it('lets nothing that is said in the page out of its own attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const said = text.replaceAll('&', '&#38;').replaceAll('"', '&#34;');
        const policy = policyOf(
          page(`<img alt="${said}"><load-embed data-src="https://${said}"></load-embed><form action="${said}"></form>`),
        );
        expect(policy['script-src']).toBeUndefined();
        expect(policy['default-src']).toEqual(["'none'"]);
        for (const source of [...(policy['frame-src'] ?? []), ...policy['form-action']!])
          expect(source).toMatch(/^(?:'self'|'none'|https?:\/\/[^\s;,"'<>]+)$/);
      }),
      { numRuns: 500 },
    );
  });

  it('has nothing in it that an attacker could use, as csp_evaluator judges', () => {
    const all = page(
      '<script type="module" src="/_astro/follow.js"></script><form action="https://buttondown.com/x"></form><video></video>',
      '<style>a{}</style><link rel="manifest" href="/m">',
    );
    const content = /content="([^"]*)"/.exec(policyTag(print(all)))![1]!;
    const findings = new CspEvaluator(new CspParser(content).csp).evaluate();
    // 'self' is looked at by people: the site has no uploads, no JSONP, and says nosniff for what is no script.
    const grave = findings.filter(({ severity }) => severity <= Severity.MEDIUM);
    expect(grave).toEqual([]);
    // It does find what is wrong with another.
    const worse = new CspEvaluator(new CspParser("script-src 'unsafe-inline' *").csp).evaluate();
    expect(worse.some(({ severity }) => severity === Severity.HIGH)).toBe(true);
  });

  it('is not made of a page without a head, or with a style that does not end', () => {
    expect(() => print('<p>No head</p>')).toThrow('the page has no <head>');
    expect(() => print(page('', '<style>a{}').replace('</body>', ''))).toThrow('a <style> of the page does not end');
  });
});

const policyTag = (html: string) => /<meta http-equiv="content-security-policy"[^>]*>/.exec(html)![0];

describe('what a script does', () => {
  const client = mkdtempSync(join(tmpdir(), 'client-'));
  afterEach(() => rmSync(client, { recursive: true, force: true }));

  it('is read in it and in what it imports', () => {
    mkdirSync(join(client, '_astro'), { recursive: true });
    const write = (name: string, code: string) => writeFileSync(join(client, '_astro', name), code);
    write('plain.js', 'const refetch=1;');
    write('asks.js', 'await fetch("/a.json")');
    write('makes.js', 'import{a as b}from"./asks.js";window.trustedTypes?.createPolicy(`broadsheet-live`,{});');
    write('both.js', 'import"./makes.js";import"./both.js";');
    const powersOf = createScriptReader(client);
    expect(powersOf('/_astro/plain.js')).toEqual({ policies: [] });
    expect(powersOf('/_astro/asks.js')).toEqual({ policies: [] });
    expect(powersOf('/_astro/both.js')).toEqual({ policies: ['broadsheet-live'] });
    expect(powersOf('/elsewhere.js')).toEqual({ policies: [] });
  });
});
