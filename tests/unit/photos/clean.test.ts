import { describe, expect, test } from 'vitest';
import { clean } from '../../../src/photos/clean.ts';

const shown = (description: string) => clean({ description }).description;

describe('Texts', () => {
  test.each([
    [
      'control characters and line breaks separate',
      'Sea\0wall\r\n\tat\x1b[31m dusk\x85now',
      'Sea wall at [31m dusk now',
    ],
    ['spaces of all kinds become one', '\u3000Sea \u00a0\u2003 wall\u2028', 'Sea wall'],
    ['what turns the direction goes', 'Sea\u202e llaw\u202c \u2066x\u2069', 'Sea llaw x'],
    ['marks that right-to-left text needs stay', 'אב\u200fגד \u200dم', 'אב\u200fגד \u200dم'],
    ['what is no character goes', '\ufeffSea\ufffe \ud800wall\ufffd\u{1ffff}\ufffc', 'Sea wall'],
    ['markup stays what it is', '<b onclick="x()">Sea</b> &amp; wall', '<b onclick="x()">Sea</b> &amp; wall'],
    ['flags and joined emoji stay', '👩‍🚒 🏴󠁧󠁢󠁳󠁣󠁴󠁿', '👩‍🚒 🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['blank is absent', ' \0\u202e\u3000', undefined],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test('long ones are cut at a word', () => {
    for (const before of ['', 'x ', 'xy ', 'xyz ']) {
      const cut = shown(before + 'harbor wall '.repeat(1000))!;
      expect(cut).toMatch(/ (?:harbor|wall)…$/);
      expect(cut.length).toBeGreaterThan(4980);
      expect(cut.length).toBeLessThanOrEqual(5000);
    }
    expect(shown('x'.repeat(5000))).toBe('x'.repeat(5000));
    expect(shown('x'.repeat(5001))).toBe(`${'x'.repeat(4999)}…`);
    expect(shown('부산항의 방파제 '.repeat(1000))).toMatch(/(?:부산항의|방파제)…$/);
  });
  test('never within a letter', () => {
    for (const before of ['', 'x']) expect(shown(before + '🌊'.repeat(3000))?.isWellFormed()).toBe(true);
  });
  test('names and credits are shorter', () => {
    const long = 'Alex Kim '.repeat(100);
    const { credit, source, creators, licensor, location } = clean({
      credit: long,
      source: long,
      creators: [long, '\0', 'B'],
      licensor: { name: long },
      location: { city: long, country: '\0' },
    });
    expect(creators).toHaveLength(2);
    for (const name of [credit, source, creators?.[0], licensor?.name, location?.city]) {
      expect(name).toMatch(/Kim…$|Alex…$/);
      expect(name!.length).toBeLessThanOrEqual(500);
    }
    expect(location).not.toHaveProperty('country');
  });
  test('of thousands of creators the first are taken', () => {
    expect(clean({ creators: Array.from({ length: 10_000 }, (_, index) => `A${index}`) }).creators).toHaveLength(50);
  });
});

test.each([
  [' https://a.example/rights?x=1#y ', 'https://a.example/rights?x=1#y'],
  ['http://부산.example/권리', 'http://부산.example/권리'],
  ['javascript:alert(1)', undefined],
  ['JAVASCRIPT:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['ftp://a.example/', undefined],
  ['//a.example/', undefined],
  ['www.a.example', undefined],
  ['https://', undefined],
  ['https://a.example/ x', undefined],
  ['https://a.example/\u202ex', undefined],
  [`https://a.example/${'x'.repeat(3000)}`, undefined],
])('Address %s', (text, expected) => {
  expect(clean({ webStatement: text }).webStatement).toBe(expected);
  expect(clean({ licensor: { url: text } }).licensor?.url).toBe(expected);
});

test.each([
  ['http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture', 'digitalCapture'],
  ['https://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture/', 'digitalCapture'],
  ['http://cv.iptc.org/newscodes/digitalsourcetype/"><script>', undefined],
  ['http://cv.iptc.org/newscodes/scene/010100', undefined],
  ['digitalCapture', undefined],
])('Digital source type %s', (text, id) => {
  expect(clean({ digitalSourceType: text }).digitalSourceType).toBe(
    id && `http://cv.iptc.org/newscodes/digitalsourcetype/${id}`,
  );
});

test.each([
  [
    'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING',
    'DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING',
  ],
  ['https://ns.useplus.org/ldf/vocab/DMI-ALLOWED', 'DMI-ALLOWED'],
  ['DMI-PROHIBITED', 'DMI-PROHIBITED'],
  ['http://ns.useplus.org/ldf/vocab/CS-CON', undefined],
  ['prohibited', undefined],
])('Data mining %s', (text, id) => {
  expect(clean({ dataMining: text }).dataMining).toBe(id && `http://ns.useplus.org/ldf/vocab/${id}`);
});

test('Of nothing, nothing is left', () => {
  expect(clean({})).toEqual({});
  expect(
    Object.keys(
      clean({ description: '', creators: [''], location: {}, licensor: { name: ' ' }, created: '', dataMining: '' }),
    ),
  ).toEqual([]);
});
