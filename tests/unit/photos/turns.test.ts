import { expect, test } from 'vitest';
import { takeTurns } from '../../../src/photos/turns.ts';

test('no more than a few go on at once, all get their turn in order, and a failure gives its place up', async () => {
  const inTurn = takeTurns(2);
  let going = 0;
  let most = 0;
  const done: number[] = [];
  const work = (index: number) =>
    inTurn(async () => {
      most = Math.max(most, ++going);
      await new Promise((resolve) => setTimeout(resolve, 1));
      going -= 1;
      if (index % 3 === 0) throw new Error(String(index));
      done.push(index);
    });
  const results = await Promise.allSettled(Array.from({ length: 9 }, (_, index) => work(index)));
  expect(most).toBe(2);
  expect(done).toEqual([1, 2, 4, 5, 7, 8]);
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(3);
});
