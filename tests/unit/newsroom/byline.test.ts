import { expect, test } from 'vitest';
import { bylineParts, bylineText } from '../../../src/newsroom/byline.ts';

const six = ['A', 'B', 'C', 'D', 'E', 'F'];

test.each([
  ['en', 'A, B, C, D, E and F'],
  ['en-US', 'A, B, C, D, E and F'],
  ['en-GB', 'A, B, C, D, E and F'],
  ['de', 'A, B, C, D, E und F'],
  ['ko', 'A, B, C, D, E 및 F'],
])('six authors in %s', (language, expected) => {
  expect(bylineText(six, language)).toBe(expected);
  expect(
    bylineParts(
      six.map((name) => ({ name, address: `/${name}` })),
      language,
    )
      .map((part) => part.text)
      .join(''),
  ).toBe(expected);
});

test('one author is a name, none is nothing', () => {
  expect(bylineText(['Ana Reyes'], 'en')).toBe('Ana Reyes');
  expect(bylineText([], 'en')).toBe('');
  expect(bylineParts([], 'en')).toEqual([]);
});

test('a name with a comma stays one name', () => {
  expect(
    bylineParts(
      [
        { name: 'Sammy Davis, Jr.', address: '/s' },
        { name: 'B', address: '/b' },
      ],
      'en',
    ),
  ).toEqual([{ text: 'Sammy Davis, Jr.', address: '/s' }, { text: ' and ' }, { text: 'B', address: '/b' }]);
});

test('an initial is never left alone at the end of a line', () => {
  const names = ['B. Li', 'J. R. Ewing', 'Ana B. Reyes'];
  expect(
    bylineParts(
      names.map((name) => ({ name, address: '/' })),
      'en',
    ).map((part) => part.text),
  ).toEqual(['B.\u00a0Li', ', ', 'J.\u00a0R.\u00a0Ewing', ' and ', 'Ana B.\u00a0Reyes']);
});
