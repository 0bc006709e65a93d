import Ajv from 'ajv';
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it, test } from 'vitest';
import { site as siteSchema, type Site } from '../../../src/schema/site.ts';
import { keyBehind, policyFile, policyFiles } from '../../../src/syndication/policy-files.ts';
import { memoryArchive, PAPER } from '../newsroom/memory-archive.ts';

const paper = (fields: Record<string, unknown>): Site =>
  siteSchema.parse({
    name: 'The Test Courier',
    url: 'https://courier.example',
    tagline: 'News of the coast',
    sections: [{ id: 'local', name: 'Local', description: 'Here.' }],
    social: [{ name: 'Mastodon', url: 'https://social.example/@courier' }],
    ...fields,
  });
const write = (site: Site, file: string) => policyFile(memoryArchive({ site }), file).text;

test('a site that has said nothing of it has robots.txt, humans.txt, and of the others none', () => {
  expect(policyFiles(PAPER, false)).toEqual(['robots.txt', 'humans.txt']);
  expect(policyFiles(PAPER, true)).toEqual(['robots.txt', 'humans.txt', 'site.webmanifest']);
  expect(write(PAPER, 'robots.txt')).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://courier.example/sitemap.xml\nSitemap: https://courier.example/sitemaps/news.xml\n',
  );
});

test('each file is known to say again what a key says, or to be our own idea', () => {
  const site = paper({
    policies: { ai: 'allow' },
    security: { contact: 'a@courier.example', expires: '2027-10-31' },
    ads: [],
    trust: {},
    indexNow: 'abcdef0123456789',
  });
  expect(Object.fromEntries(policyFiles(site, true).map((file) => [file, keyBehind(site, file)]))).toEqual({
    'robots.txt': 'policies.ai',
    'rsl.xml': 'policies.ai',
    '.well-known/tdmrep.json': 'policies.ai',
    '.well-known/security.txt': 'security',
    'ads.txt': 'ads',
    'trust.txt': 'trust',
    'humans.txt': undefined,
    'llms.txt': undefined,
    'site.webmanifest': undefined,
    'abcdef0123456789.txt': 'indexNow',
  });
  expect(policyFiles(PAPER, true).map((file) => keyBehind(PAPER, file))).toEqual([undefined, undefined, undefined]);
  expect(() => write(PAPER, 'constructor')).toThrow('There is no file constructor');
});

test('security.txt has what RFC 9116 wants, and each way to write as an address', () => {
  const security = {
    contact: ['a@courier.example', 'https://courier.example/tell', 'tel:+1-201-555-0123'],
    expires: '2027-10-31',
  };
  expect(write(paper({ language: 'de', security }), '.well-known/security.txt')).toBe(
    [
      'Contact: mailto:a@courier.example',
      'Contact: https://courier.example/tell',
      'Contact: tel:+1-201-555-0123',
      'Expires: 2027-10-31T23:59:59Z',
      'Preferred-Languages: de',
      'Canonical: https://courier.example/.well-known/security.txt',
      '',
    ].join('\n'),
  );
});

test('ads.txt has the lines of the newsroom, or says that nobody sells', () => {
  expect(write(paper({ ads: ['adnetwork.example, 1, DIRECT, f08', 'OWNERDOMAIN=courier.example'] }), 'ads.txt')).toBe(
    'adnetwork.example, 1, DIRECT, f08\nOWNERDOMAIN=courier.example\n',
  );
  expect(write(paper({ ads: [] }), 'ads.txt')).toBe('placeholder.example.com, placeholder, DIRECT, placeholder\n');
});

test('trust.txt says who one belongs to, and what other keys say', () => {
  const site = paper({
    trust: { belongto: ['https://one.example', 'https://two.example'] },
    policies: { contact: 'contact', ownership: 'owners', ai: 'deny' },
  });
  expect(write(site, 'trust.txt')).toBe(
    [
      'belongto=https://one.example',
      'belongto=https://two.example',
      'social=https://social.example/@courier',
      'contact=https://courier.example/contact/',
      'disclosure=https://courier.example/owners/',
      'datatrainingallowed=no',
      '',
    ].join('\n'),
  );
  expect(write(paper({ trust: {} }), 'trust.txt')).not.toContain('datatraining');
});

test('humans.txt and the key of IndexNow', () => {
  expect(write(paper({ policies: { about: 'us', contact: 'contact' } }), 'humans.txt')).toContain(
    'Newsroom: The Test Courier\nWho we are: https://courier.example/us/\nContact: https://courier.example/contact/\nMastodon: https://social.example/@courier\n',
  );
  expect(write(paper({ indexNow: 'abcdef0123456789' }), 'abcdef0123456789.txt')).toBe('abcdef0123456789\n');
});

/** Of the members that a site without an app's abilities may have: https://www.w3.org/TR/appmanifest/. */
const MANIFEST = {
  type: 'object',
  required: ['name', 'start_url', 'display', 'icons'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^/' },
    name: { type: 'string', minLength: 1 },
    description: { type: 'string' },
    lang: { type: 'string' },
    dir: { enum: ['ltr', 'rtl', 'auto'] },
    start_url: { type: 'string' },
    scope: { type: 'string' },
    display: { enum: ['fullscreen', 'standalone', 'minimal-ui', 'browser'] },
    background_color: { type: 'string', pattern: '^#[0-9a-f]{6}$' },
    theme_color: { type: 'string', pattern: '^#[0-9a-f]{6}$' },
    icons: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['src', 'type', 'sizes'],
        additionalProperties: false,
        properties: {
          src: { type: 'string' },
          type: { type: 'string', pattern: '^image/' },
          sizes: { type: 'string', pattern: String.raw`^(?:any|\d+x\d+)$` },
          purpose: { enum: ['any', 'maskable', 'monochrome'] },
        },
      },
    },
  },
};

/** Of the file at the origin: TDM Reservation Protocol, section 6.1. */
const TDMREP = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['location', 'tdm-reservation'],
    additionalProperties: false,
    properties: {
      location: { type: 'string', pattern: '^/' },
      'tdm-reservation': { enum: [0, 1] },
      'tdm-policy': { type: 'string' },
    },
  },
};

test.each([
  ['site.webmanifest', MANIFEST],
  ['.well-known/tdmrep.json', TDMREP],
])('%s is as its standard has it', (file, schema) => {
  const validate = new Ajv({ allErrors: true }).compile(schema);
  for (const language of ['en', 'ar']) {
    const text = write(paper({ language, policies: { ai: 'deny' } }), file);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  }
  // What is not, is told.
  expect(validate([{ location: 'x', name: 1 }])).toBe(false);
});

describe('llms.txt', () => {
  it('names the paper, its sections, feeds and pages, and no story', () => {
    const text = write(paper({ policies: { ai: 'search-only' } }), 'llms.txt');
    expect(text).toMatch(
      /^# The Test Courier\n\n> News of the coast\n\n## Sections\n\n- \[Local\]\(https:\/\/courier\.example\/local\/\): Here\.\n/,
    );
    expect(text).toContain('- [RSS](https://courier.example/feed.xml)');
    expect(text).toContain('search=yes, ai-input=yes, ai-train=no');
  });
});

/** Where the links of a Markdown file lead, as another's parser reads it. */
function linksIn(markdown: string): string[] {
  const urls: string[] = [];
  visit(unified().use(remarkParse).parse(markdown), (node) => {
    if (node.type === 'link' || node.type === 'image') urls.push(node.url);
    if (node.type === 'html') urls.push(node.value);
  });
  return urls;
}

test('no text of site.yaml is more than a text in any of them', () => {
  fc.assert(
    fc.property(
      fc
        .string({ unit: fc.constantFrom(...'aé한\n\r\t"\'<>&[]()#:=,;*/\\`_|{}$ '), minLength: 1 })
        .filter((text) => text.trim() !== ''),
      (name) => {
        const parsed = siteSchema.safeParse({
          name,
          url: 'https://courier.example',
          tagline: name,
          sections: [{ id: 'local', name, description: name }],
          social: [{ name, url: 'https://social.example/@courier' }],
          policies: { ai: 'search-only' },
          trust: {},
        });
        // What cannot be printed is not let in.
        if (!parsed.success) return;
        const plain = paper({ tagline: 'x', policies: { ai: 'search-only' }, trust: {} });
        for (const file of policyFiles(parsed.data, true)) {
          const text = write(parsed.data, file);
          expect([file, text.split('\n').length]).toEqual([file, write(plain, file).split('\n').length]);
        }
        expect(write(parsed.data, 'robots.txt')).toBe(write(plain, 'robots.txt'));
        expect(linksIn(write(parsed.data, 'llms.txt'))).toEqual(linksIn(write(plain, 'llms.txt')));
      },
    ),
    { numRuns: 300 },
  );
});
