import { expect, it } from 'vitest';
import { z } from 'zod';
import { acrossKeys } from '../../../src/schema/across-keys.ts';
import { soundPart } from '../../../src/schema/sound-part.ts';

const group = z.strictObject({
  name: z.string(),
  size: z.number().default(1),
  list: z.array(z.strictObject({ id: z.string(), role: z.string().optional() })).default([]),
});

it('keeps what is sound, in its place', () => {
  const value = { name: 3, extra: true, list: [{ id: 'a' }, 'b', { id: 'c', role: 3 }] };
  const part = soundPart(group, value)!;
  expect(Object.keys(part)).toEqual(['size', 'list']);
  expect(part.size).toBe(1);
  expect(part.list?.[2]).toEqual({ id: 'c' });
  const seen: number[] = [];
  part.list?.forEach((_, index) => seen.push(index));
  expect(seen).toEqual([0, 2]);
});

it('keeps the whole of what is sound, and nothing of what is no group', () => {
  expect(soundPart(group, { name: 'a' })).toEqual({ name: 'a', size: 1, list: [] });
  for (const value of ['text', null, 3, undefined]) expect(soundPart(group, value)).toBeUndefined();
});

it('holds keys against each other when others have been refused, and not those', () => {
  const schema = z.strictObject({ low: z.number(), high: z.number(), name: z.string() }).superRefine(
    ...acrossKeys<{ low: number; high: number }>(({ low, high }, { say, areSound }) => {
      if (low !== undefined && high !== undefined && high < low) say('high', 'is below low.');
      if (!areSound('low')) say('low', 'is unsound.');
    }),
  );
  const messages = (value: unknown) =>
    schema.safeParse(value).error?.issues.map(({ path, message }) => [path, message]);
  expect(messages({ low: 2, high: 1, name: 3, more: 1 })).toContainEqual([['high'], 'is below low.']);
  expect(messages({ low: '2', high: 1, name: 'a' })).toEqual([
    [['low'], expect.stringContaining('expected number')],
    [['low'], 'is unsound.'],
  ]);
  for (const value of ['text', null, [1]]) expect(messages(value)).toHaveLength(1);
});
