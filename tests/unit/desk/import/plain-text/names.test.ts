import { describe, expect, test } from 'vitest';
import { looksLikePerson, normalName } from '../../../../../src/desk/import/plain-text/person-names.ts';

test.each([
  ['ANA REYES', 'Ana Reyes'],
  ["SIOBHÁN O'NEIL-McDONALD", "Siobhán O'Neil-McDonald"],
  ['MARIA DE LA CRUZ', 'Maria de la Cruz'],
  ['PIET VAN DER BERG', 'Piet van der Berg'],
  ['KIM MIN-JI', 'Kim Min-ji'],
  ['JEAN-LUC D’AMICO', 'Jean-Luc D’Amico'],
  ['J.R. MCDONALD III', 'J.R. McDonald III'],
  ['Ana REYES', 'Ana Reyes'],
  ['Ana Reyes', 'Ana Reyes'],
])('%s is %s in small letters', (from, to) => {
  expect(normalName(from, '')).toBe(to);
});

test('the text knows better how a name is written', () => {
  expect(normalName('ANA MACDONALD', 'Ana MacDonald is based in Busan.')).toBe('Ana MacDonald');
});

describe('what looks like a person', () => {
  test.each([
    'Ana Reyes',
    'ANA REYES',
    "Siobhán O'Neil",
    'Maria de la Cruz',
    'J.R. Smith',
    'Ludwig van der Berg Jr.',
    '김민수',
    '山田太郎',
    'Abd al-Rahman',
  ])('%s', (name) => {
    expect(looksLikePerson(name)).toBe(true);
  });
  test.each(['The Harbor', 'Staff Writer', 'the time', 'Ana', 'Harbor Ledger', 'Nov. 9', 'Ana said', 'Monday Night'])(
    '%s does not',
    (name) => {
      expect(looksLikePerson(name)).toBe(false);
    },
  );
});
