import { describe, expect, test } from 'vitest';
import { checkWords, decide, type Given } from '../../../src/photos/decide.ts';

const whole = { alt: 'Waves at a wall', caption: 'The wall at dusk.', credit: 'Alex Kim/Ledger' };
const rules = (given: Given, says: Given = {}) =>
  checkWords(given, says).map(({ rule, warning }) => `${rule}${warning ? '?' : ''}`);

test('an editor wins over the file, field by field, and can want no caption', () => {
  expect(decide({ credit: 'Li Wen' }, whole)).toEqual({ ...whole, credit: 'Li Wen' });
  expect(decide({ caption: '' }, whole)).toEqual({ ...whole, caption: '' });
});

describe('what is wrong with the words', () => {
  test.each<[string, Given, Given, string[]]>([
    ['nothing', whole, {}, []],
    ['nothing, since the file says it', {}, whole, []],
    ['no credit', { ...whole, credit: undefined }, {}, ['missing-credit']],
    ['no description', { ...whole, alt: undefined }, {}, ['missing-alt']],
    ['neither', { caption: 'The wall.' }, {}, ['missing-credit', 'missing-alt']],
    ['the caption twice', { ...whole, alt: 'the wall, at dusk' }, {}, ['alt-is-caption?']],
    ['another name', whole, { credit: 'Ruth Ames/AP' }, ['credit-conflict?']],
    ['the same name, and more', whole, { credit: 'ALEX KIM' }, []],
    [
      'the same right, written otherwise',
      { ...whole, copyright: '© 2026 A. Kim' },
      { copyright: '(c) 2026 A Kim' },
      [],
    ],
    ['another right', { ...whole, copyright: '© 2026 A. Kim' }, { copyright: '© AP' }, ['copyright-conflict?']],
  ])('%s', (_name, given, says, expected) => {
    expect(rules(given, says)).toEqual(expected);
  });
});
