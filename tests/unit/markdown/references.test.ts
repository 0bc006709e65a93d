import { expect, test } from 'vitest';
import { problems, rules } from './newsroom.ts';

test('that lead somewhere', () => {
  expect(
    rules(
      '[a][b], [b][], [b], x[^1], [sic], a[i][j], \\[a\\]\\[c\\], `[a][c]`, [note](/x/) [a] (b c)\n\n[b]: /b/\n[unused]: /u/\n[^1]: Note',
    ),
  ).toEqual([]);
});

test('links without their address', () => {
  expect(problems('See 😀 [the report][tide]\nand [that][].')).toMatchInlineSnapshot(`
    "1:8 unknown-reference [the report][tide]
      The link [the report][tide] leads nowhere: nothing says where [tide] goes.
      Write [the report](https://…), or add a line [tide]: https://… at the end.
    2:5 unknown-reference [that][]
      The link [that][] leads nowhere: nothing says where [that] goes.
      Write [that](https://…), or add a line [that]: https://… at the end."
  `);
});

test('notes that are missing, unused or doubled', () => {
  expect(problems('The tide[^1] rose.\n\n[^2]: In June.')).toMatchInlineSnapshot(`
    "1:9 unknown-note [^1]
      There is no note [^1].
      Write the note on a line of its own, after an empty line: [^1]: …
    3:1 unused-note [^2]:
      No place in the text calls for the note [^2], so readers would not see it.
      Write [^2] in the text where the note belongs, or delete the note."
  `);
  expect(problems('a[^n]\n\n[^n]: A\n\n[^n]: B')).toMatchInlineSnapshot(`
    "5:1 duplicate-note [^n]:
      The note [^n] is written twice; readers would see the first only.
      Give this one another name."
  `);
  expect(rules('An escaped \\[^1] is text.')).toEqual([]);
});

test('addresses with spaces', () => {
  expect(problems('![Waves](photos/sea wall.jpg) and [it](/the vote/)')).toMatchInlineSnapshot(`
    "1:1 broken-link ![Waves](photos/sea wall.jpg)
      This is printed as it stands and not read as a picture: there is a space in its address.
      Give the file a name without spaces and write that.
    1:35 broken-link [it](/the vote/)
      This is printed as it stands and not read as a link: there is a space in its address.
      Write %20 for each space in the address. For text in parentheses, leave a space before them."
  `);
});
