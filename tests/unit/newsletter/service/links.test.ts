import '../../seed.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONFIRM_LIFE, createLinks, PATHS, PREFERENCES_LIFE } from '../../../../src/newsletter/service/links.ts';
import { createSeal } from '../../../../src/newsletter/service/seal.ts';

const NOW = Date.parse('2026-11-24T06:00:00Z');
const links = createLinks({ origin: 'https://harborledger.example', secret: 'a secret of the machine' });
const tokenOf = (address: string, path: string) => address.slice(`https://harborledger.example${path}`.length);

const person = fc.stringMatching(/^[\w-]{12}$/);
const newsletters = fc.uniqueArray(fc.constantFrom('daily', 'tide-table', 'صباح-الميناء', 'week-2'), { minLength: 1 });

test('a link says again what was put into it, in any order of the newsletters', () => {
  fc.assert(
    fc.property(person, newsletters, (id, wanted) => {
      const token = tokenOf(links.confirm(id, wanted, NOW), PATHS.confirm);
      expect(token).toMatch(/^[\w.-]+$/);
      expect(links.readConfirm(token, NOW)).toEqual({ person: id, newsletters: wanted.toSorted(), expired: false });
      expect(links.confirm(id, wanted.toReversed(), NOW)).toBe(links.confirm(id, wanted, NOW));
      const preferences = tokenOf(links.preferences(id, NOW), PATHS.preferences);
      expect(links.readPreferences(preferences, NOW)).toEqual({ person: id, newsletters: [], expired: false });
    }),
  );
});

test('a token in which one letter is another, more or less is none of ours', () => {
  fc.assert(
    fc.property(
      person,
      newsletters,
      fc.nat(),
      fc.constantFrom('', 'A', 'z', '_', '.', '-', 'é'),
      (id, wanted, at, letter) => {
        const token = tokenOf(links.confirm(id, wanted, NOW), PATHS.confirm);
        const place = at % token.length;
        for (const other of [
          token.slice(0, place) + letter + token.slice(place + 1),
          token.slice(0, place) + letter + token.slice(place),
        ])
          if (other !== token) expect([other, links.readConfirm(other, NOW)]).toEqual([other, undefined]);
      },
    ),
  );
});

test.each(['', '.', 'a', 'x'.repeat(10_000), '.'.repeat(30), `${'A'.repeat(20)}.${'A'.repeat(22)}`, '\0.\0'])(
  'what was never a token is none: %j',
  (text) => {
    expect(links.readConfirm(text, NOW)).toBeUndefined();
    expect(links.readPreferences(text, NOW)).toBeUndefined();
  },
);

test('a token is for one purpose and one machine', () => {
  const token = tokenOf(links.confirm('abcdefghijkl', ['daily'], NOW), PATHS.confirm);
  expect(links.readPreferences(token, NOW)).toBeUndefined();
  const other = createLinks({ origin: 'https://harborledger.example', secret: 'another secret' });
  expect(other.readConfirm(token, NOW)).toBeUndefined();
});

test('what is signed for seven days, or a year, is known afterwards but too old', () => {
  const confirm = tokenOf(links.confirm('abcdefghijkl', ['daily'], NOW), PATHS.confirm);
  const preferences = tokenOf(links.preferences('abcdefghijkl', NOW), PATHS.preferences);
  expect(links.readConfirm(confirm, NOW + CONFIRM_LIFE - 1)).toMatchObject({ expired: false });
  expect(links.readConfirm(confirm, NOW + CONFIRM_LIFE)).toEqual({
    person: 'abcdefghijkl',
    newsletters: ['daily'],
    expired: true,
  });
  expect(links.readPreferences(preferences, NOW + PREFERENCES_LIFE - 1)).toMatchObject({ expired: false });
  expect(links.readPreferences(preferences, NOW + PREFERENCES_LIFE)).toMatchObject({ expired: true });
});

test('the header that leaves by one click is not folded for a host of 29 letters', () => {
  const header = `List-Unsubscribe: <${links.leave('k-_9AbCdEfGh')}>`;
  expect(header).toBe('List-Unsubscribe: <https://harborledger.example/newsletter/u/k-_9AbCdEfGh>');
  expect(header.length).toBeLessThanOrEqual(76);
});

test('links begin at the root of the host, whatever is written after it', () => {
  const below = createLinks({ origin: 'https://letters.example:8443/service/', secret: 'x' });
  expect(below.leave('k')).toBe('https://letters.example:8443/newsletter/u/k');
});

test('a seal keeps any text', () => {
  const seal = createSeal('secret', 'a purpose');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(seal.open(seal.close(text))).toBe(text);
    }),
  );
});
