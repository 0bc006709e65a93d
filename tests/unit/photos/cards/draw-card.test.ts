import sharp from 'sharp';
import { expect, test } from 'vitest';
import { CARD, cardFile, photoBox, STRIP, type CardWords } from '../../../../src/photos/cards/card.ts';
import { COVERED } from '../../../../src/photos/cards/coverage.ts';
import { cardSvg } from '../../../../src/photos/cards/draw-card.ts';
import { asSet, canSet } from '../../../../src/photos/cards/letters.ts';
import { Typeface } from '../../../../src/photos/cards/typeface.ts';

const WORDS: CardWords = { label: 'LOCAL', text: 'The pier is shut', foot: 'The Test Ledger' };

/** Where something is drawn, in shares of the card: the first and the last column and row that are not paper. */
async function inked(svg: string): Promise<{ left: number; right: number; top: number; bottom: number }> {
  const { data, info } = await sharp(Buffer.from(svg)).greyscale().raw().toBuffer({ resolveWithObject: true });
  const [columns, rows]: [number[], number[]] = [[], []];
  for (let y = 0; y < info.height; y++)
    for (let x = 0; x < info.width; x++)
      if (data[(y * info.width + x) * info.channels]! < 200) {
        columns.push(x);
        rows.push(y);
      }
  const range = (all: number[]) => {
    const sorted = all.toSorted((one, other) => one - other);
    return [sorted[0]!, sorted.at(-1)!] as const;
  };
  const [[left, right], [top, bottom]] = [range(columns), range(rows)];
  return { left: left / info.width, right: right / info.width, top: top / info.height, bottom: bottom / info.height };
}

test('both faces have every letter that is said to be set', () => {
  for (const name of ['serif', 'sans'] as const) {
    const face = new Typeface(name);
    for (const [from, to] of COVERED)
      for (let code = from; code <= to; code++) expect(() => face.set(String.fromCodePoint(code), 0)).not.toThrow();
    expect(() => face.set('ễ', 0)).toThrow('There is no letter');
  }
});

test('letters that the faces lack are told', () => {
  expect(['Żółw w Łodzi — “już”', 'Smør, façade, Ťažký', '€5 …', 'e\u0301', 'co\u00adopt'].map(canSet)).toEqual(
    Array(5).fill(true),
  );
  expect(['방파제', 'الميناء', 'Пирс', 'Nguyễn', 'Storm 🌊', 'a\u202eb'].map(canSet)).toEqual(Array(6).fill(false));
  expect(asSet(' cafe\u0301  co\u00adopt\n10\u00a0km ')).toBe('café coopt 10\u00a0km');
});

test('a card is drawn without text, and the same each time', () => {
  const svg = cardSvg(WORDS, undefined);
  expect(svg).not.toMatch(/<text|font/);
  expect(cardSvg({ ...WORDS }, undefined)).toBe(svg);
});

const LONG = 'After eleven hours the council of Port Maren sends the sea wall back to its committee, '.repeat(4).trim();
test.each([
  ['a word', 'Enough.'],
  ['a sentence', 'Harbor board votes 5–4 to raise the sea wall by two meters before winter'],
  ['more than there is room for', LONG],
  ['a word of a hundred letters', 'Donaudampfschifffahrt'.repeat(5)],
])('nothing is clipped and the margins stay free: %s', async (_, text) => {
  const long = { label: LONG.toUpperCase(), text, foot: LONG };
  for (const words of [{ ...WORDS, text }, long]) {
    const { left, right, top, bottom } = await inked(cardSvg(words, undefined));
    expect(left).toBeGreaterThan(0.055);
    expect(right).toBeLessThan(0.945);
    expect(top).toBeGreaterThan(0.09);
    expect(bottom).toBeLessThan(0.94);
    const place = photoBox({ width: 800, height: 1200 });
    const beside = await inked(cardSvg(words, place));
    expect(beside.left).toBeGreaterThan((place.width + 48) / CARD.width);
    expect(beside.right).toBeLessThan(0.96);
  }
  const below = await inked(cardSvg({ label: long.label, foot: long.foot }, photoBox({ width: 3, height: 2 })));
  expect(below.top).toBeGreaterThan(1 - STRIP / CARD.height);
  expect([below.left > 0.03, below.right < 0.97]).toEqual([true, true]);
});

test('a long name is made smaller before something of it is left out', () => {
  const foot = 'The Port Maren Morning Courier & Evening Advertiser';
  const letters = (svg: string) => svg.match(/<path /g)!.length;
  const own = foot.replaceAll(' ', '').length;
  const [beside, below] = [photoBox({ width: 800, height: 1200 }), photoBox({ width: 3, height: 2 })];
  expect(letters(cardSvg({ foot }, beside))).toBe(own);
  expect(letters(cardSvg({ foot, label: 'LOCAL' }, below))).toBe(own + 5);
  expect(letters(cardSvg({ foot: foot.repeat(2) }, beside))).toBeLessThan(2 * own);
});

test('in a script from right to left the words stand at the right, and a tall photograph too', async () => {
  const { left, right } = await inked(
    cardSvg({ text: 'Pier', foot: 'Ledger', direction: 'rtl' }, undefined).replace(/<rect x.*?\/>/, ''),
  );
  expect([left > 0.5, right > 0.93]).toEqual([true, true]);
  expect(photoBox({ width: 800, height: 1200 }, 'rtl')).toEqual({ left: 780, top: 0, width: 420, height: 630 });
  const strip = cardSvg({ foot: 'Ledger', direction: 'rtl' }, photoBox({ width: 3, height: 2 }));
  expect((await inked(strip)).left).toBeGreaterThan(0.5);
});

test('a file is named by what is on it', () => {
  const one = { src: 'photos/cards/2026/11/pier', card: WORDS, rights: { credit: 'The Test Ledger' } };
  expect(cardFile(one)).toMatch(/^photos\/cards\/2026\/11\/pier\.[\da-f]{8}-s1200\.png$/);
  expect(cardFile({ ...one, rights: {} })).not.toBe(cardFile(one));
  expect(cardFile({ ...one, card: { ...WORDS, accent: '#00ff00' } })).not.toBe(cardFile(one));
});
