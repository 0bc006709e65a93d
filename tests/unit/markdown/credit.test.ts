import { describe, expect, test } from 'vitest';
import { splitCredit } from '../../../src/markdown/credit.ts';

describe('a credit at the end', () => {
  test.each([
    ['The sea wall at dusk. (Alex Kim/Harbor Ledger)', 'The sea wall at dusk.', 'Alex Kim/Harbor Ledger'],
    ['The sea wall at dusk (Alex Kim/Harbor Ledger)', 'The sea wall at dusk', 'Alex Kim/Harbor Ledger'],
    ['The sea wall at dusk (Alex Kim / Harbor Ledger).', 'The sea wall at dusk', 'Alex Kim / Harbor Ledger'],
    ['Who pays? (Alex Kim)', 'Who pays?', 'Alex Kim'],
    ['“Never again.” (Alex Kim)', '“Never again.”', 'Alex Kim'],
    ['The wall. (AP Photo/Alex Kim)', 'The wall.', 'AP Photo/Alex Kim'],
    ['The wall. (AP)', 'The wall.', 'AP'],
    ['The wall. (Photo: Alex Kim)', 'The wall.', 'Alex Kim'],
    ['The wall (Photo by Alex Kim)', 'The wall', 'Alex Kim'],
    ['The wall. (Credit: Alex Kim)', 'The wall.', 'Alex Kim'],
    ['The wall. (Credit Alex Kim/Harbor Ledger)', 'The wall.', 'Alex Kim/Harbor Ledger'],
    ['The wall in 1938 (Courtesy of the Maritime Museum)', 'The wall in 1938', 'Courtesy of the Maritime Museum'],
    ['The wall. (© 2026 Alex Kim)', 'The wall.', '© 2026 Alex Kim'],
    ['The wall. (Library of Congress)', 'The wall.', 'Library of Congress'],
    ['The wall. (Jan van der Berg, Museum of the City)', 'The wall.', 'Jan van der Berg, Museum of the City'],
    ["The wall. (Siobhán O'Neill-Reyes)", 'The wall.', "Siobhán O'Neill-Reyes"],
    [
      'Mayor Li Wen (left) at the wall. (Alex Kim/Harbor Ledger)',
      'Mayor Li Wen (left) at the wall.',
      'Alex Kim/Harbor Ledger',
    ],
    ['The wall. (Alex Kim (Harbor Ledger)/AP)', 'The wall.', 'Alex Kim (Harbor Ledger)/AP'],
    ['방파제의 저녁. (김민수/하버레저)', '방파제의 저녁.', '김민수/하버레저'],
    ['방파제의 저녁. (사진=김민수)', '방파제의 저녁.', '김민수'],
    ['夕方の防波堤。（写真：田中太郎）', '夕方の防波堤。', '田中太郎'],
    ['夕方の防波堤。（田中太郎）', '夕方の防波堤。', '田中太郎'],
    ['(Alex Kim/Harbor Ledger)', undefined, 'Alex Kim/Harbor Ledger'],
    ['(Alex Kim)', undefined, 'Alex Kim'],
    ['  The wall\n at dusk.  (Alex  Kim/AP) ', 'The wall at dusk.', 'Alex Kim/AP'],
  ])('%s', (text, caption, credit) =>
    expect(splitCredit(text)).toEqual(caption === undefined ? { credit } : { caption, credit }),
  );
});

describe('a parenthesis of the sentence', () => {
  test.each([
    'Mayor Li Wen (left)',
    'Mayor Li Wen (left).',
    'The mayor speaks. (Left)',
    'The mayor speaks. (From left, Li Wen and Ana Reyes)',
    'The mayor speaks. (File photo)',
    'The sea wall (1923)',
    'The sea wall. (1923)',
    'The sea wall. (November 2026)',
    'The wall at the pier (Water Street)',
    'The band on the pier (AC/DC)',
    'It rained. (It always does.)',
    'It rained. (it always does)',
    'The attack of (9/11)',
    'A plan for some and/or all (and/or)',
    'An unfinished (Alex Kim/AP',
    'Alex Kim/AP)',
    'Nothing at the end.',
    'The wall. ()',
    '시장 (왼쪽)',
    '시장이 말한다. (왼쪽)',
  ])('%s', (text) => expect(splitCredit(text)).toEqual({ caption: text }));

  test('no text at all', () => expect(splitCredit('  ')).toEqual({}));
});
