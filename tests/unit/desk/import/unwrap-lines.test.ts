import { expect, it } from 'vitest';
import { unwrapLines } from '../../../../src/desk/import/unwrap-lines.ts';

const WIDE = 'The vote of the harbor board ends three years of argument over who should pay for the sea wall';
const BROKEN = `The harbor board voted on Monday to raise the sea wall by four feet, a
decision that half of Water Street had waited for and the other half had
fought over three summers and two elections, in the hall and out of it, and
twice at sea.

Work begins in March. It will close the promenade for fourteen months and
cost $131 million, of which the state pays two thirds and the county what
is left of it.

The fourteen houses on Dike Road lie within the area that would be flooded
in a storm like that of last November. Their owners have been offered money
for them.`.split('\n');

const JOINED = [
  'The harbor board voted on Monday to raise the sea wall by four feet, a decision that half of Water Street had waited for and the other half had fought over three summers and two elections, in the hall and out of it, and twice at sea.',
  '',
  'Work begins in March. It will close the promenade for fourteen months and cost $131 million, of which the state pays two thirds and the county what is left of it.',
  '',
  'The fourteen houses on Dike Road lie within the area that would be flooded in a storm like that of last November. Their owners have been offered money for them.',
];

it('puts broken lines together, also below a headline that is wider than they are', () => {
  expect(unwrapLines(BROKEN)).toEqual(JOINED);
  expect(unwrapLines([WIDE, 'By Ana Reyes', '', ...BROKEN])).toEqual([WIDE, 'By Ana Reyes', '', ...JOINED]);
});

it('leaves lines alone of which many are wide', () => {
  const paragraphs = [WIDE, `${WIDE}, and`, `${WIDE} again`, ...BROKEN.slice(0, 4)];
  expect(unwrapLines(paragraphs)).toEqual(paragraphs);
});
