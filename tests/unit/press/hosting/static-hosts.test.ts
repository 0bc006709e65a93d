import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllHeaders } from '@netlify/headers-parser';
import { parseAllRedirects } from '@netlify/redirect-parser';
import { afterAll, describe, expect, it } from 'vitest';
import { commonHeaders } from '../../../../src/press/hosting/headers.ts';
import { PublishedRules } from '../../../../src/press/hosting/published-rules.ts';
import { redirectOf, type Redirect } from '../../../../src/press/hosting/redirects.ts';
import { headersFile, redirectsFile } from '../../../../src/press/hosting/static-hosts.ts';
import { aiPolicy } from '../../../../src/schema/ai-policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'hosts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COMMON = commonHeaders({ policies: { ai: aiPolicy.parse('deny') } }, 'https://courier.example');
const REDIRECTS = ['/news/old.html', '/old/wall', '/with%20blank/año'].map((alias) =>
  redirectOf(alias, '2026/11/wall')!,
);

/** As Netlify's own parser reads a file. */
async function readHeaders(text: string) {
  const file = join(folder, '_headers');
  writeFileSync(file, text);
  const { headers, errors } = await parseAllHeaders({
    headersFiles: [file],
    netlifyConfigPath: undefined,
    configHeaders: [],
    minimal: true,
  });
  expect(errors).toEqual([]);
  return headers as { for: string; values: Record<string, string> }[];
}
async function readRedirects(text: string) {
  const file = join(folder, '_redirects');
  writeFileSync(file, text);
  const { redirects, errors } = await parseAllRedirects({
    redirectsFiles: [file],
    netlifyConfigPath: undefined,
    configRedirects: [],
    minimal: true,
  });
  expect(errors).toEqual([]);
  return redirects as { from: string; to: string; status: number; force: boolean }[];
}

describe('_headers', () => {
  it('is read by Netlify as we mean it', async () => {
    const headers = await readHeaders(headersFile(COMMON, '/special/*\n  X-Robots-Tag: noindex\n'));
    expect(headers[0]).toEqual({ for: '/*', values: Object.fromEntries(COMMON) });
    expect(headers.find(({ for: path }) => path === '/photos/*')!.values).toEqual({
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
    expect(headers.at(-1)).toEqual({ for: '/special/*', values: { 'X-Robots-Tag': 'noindex' } });
  });

  it('sets no header by two rules, which hosts would join, and keeps to the limits of Cloudflare', async () => {
    const text = headersFile(COMMON);
    const headers = await readHeaders(text);
    // Of addresses: nothing is both of a type that has to be said and in a folder by which it is kept.
    expect(headers.filter(({ values }) => 'Cache-Control' in values).map(({ for: path }) => path)).toEqual([
      '/_astro/*',
      '/photos/*',
      '/media/*',
    ]);
    expect(Object.keys(headers[0]!.values)).not.toContain('Cache-Control');
    expect(Object.keys(headers[0]!.values)).not.toContain('Content-Type');
    expect(headers.length).toBeLessThanOrEqual(100);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(2000);
  });

  it('demands HTTPS of no site that has none', () => {
    expect(headersFile(commonHeaders({ policies: {} }, 'http://intranet.example'))).not.toContain(
      'Strict-Transport-Security',
    );
  });
});

describe('_redirects', () => {
  it.each([
    [undefined, false],
    ['cloudflare', false],
    ['netlify', true],
  ] as const)('for %s is read as redirects for good, which hold over the page: %s', async (host, force) => {
    const redirects = await readRedirects(
      redirectsFile(REDIRECTS, host, '# Ours\n/donate https://donate.example 302\n'),
    );
    expect(redirects.map(({ from, to, status, force: forced }) => [from, to, status, forced])).toEqual([
      ['/donate', 'https://donate.example', 302, false],
      ['/news/old.html', '/2026/11/wall/', 301, force],
      ['/old/wall', '/2026/11/wall/', 301, force],
      ['/old/wall/', '/2026/11/wall/', 301, force],
      ['/with%20blank/a%C3%B1o', '/2026/11/wall/', 301, force],
      ['/with%20blank/a%C3%B1o/', '/2026/11/wall/', 301, force],
    ]);
  });

  it('has no more than Cloudflare reads, the newest stories first, and says so; on Netlify all', () => {
    const many = Array.from({ length: 3000 }, (_, index): Redirect => ({
      from: `/old-${index}.html`,
      to: `/2026/11/story-${index}/`,
    }));
    const lines = (text: string) => text.split('\n').filter((line) => line.startsWith('/'));
    for (const host of [undefined, 'cloudflare'] as const) {
      const text = redirectsFile(many, host, '/donate https://donate.example 302');
      expect(lines(text)).toHaveLength(2000);
      expect(lines(text)[1]).toBe('/old-0.html /2026/11/story-0/ 301');
      expect(text).toContain('# 1001 more do not fit: Cloudflare reads 2000. Their pages lead on by themselves.');
    }
    expect(lines(redirectsFile(many, 'netlify'))).toHaveLength(3000);
    const long = [{ from: `/${'x'.repeat(1000)}.html`, to: '/2026/11/x/' }];
    expect(lines(redirectsFile(long, undefined))).toEqual([]);
  });

  it('is what npm start follows', () => {
    writeFileSync(
      join(folder, '_redirects'),
      redirectsFile(REDIRECTS, undefined, '/old/wall https://wall.example 301\n/a/* /b 301'),
    );
    const rules = new PublishedRules(folder);
    expect(rules.redirect('/news/old.html')).toBe('/2026/11/wall/');
    expect(rules.redirect('/old/wall')).toBe('https://wall.example');
    expect(rules.redirect('/a/x')).toBeUndefined();
    writeFileSync(join(folder, '_redirects'), '');
    expect(rules.redirect('/news/old.html')).toBeUndefined();
  });
});
