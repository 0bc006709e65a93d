import '../../seed.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLetterIds, envelopeSender, LETTER_ID } from '../../../../src/newsletter/sending/letter-id.ts';

const ids = createLetterIds('a secret of the machine');
const person = fc.uint8Array({ minLength: 9, maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString('base64url'));

test('a name says whose letter it was, in any case of its letters', () => {
  fc.assert(
    fc.property(person, fc.string(), (id, edition) => {
      const name = ids.of(id, edition);
      expect(name).toMatch(/^[a-z2-7]{34}$/);
      expect(ids.read(name)).toEqual({ person: id });
      expect(ids.read(name.toUpperCase())).toEqual({ person: id });
      expect(`<${name}@harborledger.example>`.match(LETTER_ID)).toEqual([name]);
    }),
  );
});

test('a name in which a letter is another one is none of ours, nor is one of another secret', () => {
  fc.assert(
    fc.property(person, fc.nat(32), fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'), (id, at, letter) => {
      const name = ids.of(id, 'daily/2026-11-24');
      const other = name.slice(0, at) + letter + name.slice(at + 1);
      if (other !== name) expect(ids.read(other)).toBeUndefined();
      expect(createLetterIds('another secret').read(name)).toBeUndefined();
    }),
  );
});

test('the same person has another name in another edition', () => {
  expect(ids.of('AAAAAAAAAAAA', 'daily/1')).not.toBe(ids.of('AAAAAAAAAAAA', 'daily/2'));
});

test('bounces are sorted by the address when the settings say so with a plus', () => {
  expect(envelopeSender('bounces+@harborledger.example', 'abc')).toBe('bounces+abc@harborledger.example');
  expect(envelopeSender('bounces@harborledger.example', 'abc')).toBe('bounces@harborledger.example');
  expect(envelopeSender('a+b@harborledger.example', 'abc')).toBe('a+b@harborledger.example');
  expect(envelopeSender(undefined, 'abc')).toBeUndefined();
});
