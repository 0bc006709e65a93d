import { expect, test } from 'vitest';
import { renditionSets, renditionsOf, type Role, type Use } from '../../../src/photos/renditions.ts';

const ROLES: Role[] = [
  'lead',
  'inline',
  'large',
  'front',
  'card',
  'thumb',
  'portrait',
  'social',
  'wide',
  'standard',
  'square',
];
const use = (role: Role, fields: Partial<Use> = {}): Use => ({
  role,
  src: 'photos/2026/pier.jpg',
  digest: 'd1e2',
  width: 4000,
  height: 3000,
  rights: { credit: 'A. Kim' },
  ...fields,
});
const SIZES = [
  [4000, 3000],
  [2048, 1365],
  [1600, 1067],
  [1000, 1500],
  [900, 900],
  [700, 300],
  [100, 60],
  [1, 4000],
] as const;

test.each(SIZES)('in whatever places a picture of %i by %i stands, files of one name are one file', (width, height) => {
  const files = new Map<string, unknown>();
  for (const role of ROLES)
    for (const rendition of renditionsOf(use(role, { width, height, focus: [0.2, 0.9] }))) {
      expect(files.get(rendition.file) ?? rendition, `${role} ${rendition.file}`).toEqual(rendition);
      files.set(rendition.file, rendition);
    }
  expect(files.size).toBeGreaterThan(ROLES.length);
});

test.each(SIZES)('of a picture of %i by %i nothing is enlarged or drawn out of shape', (width, height) => {
  for (const role of ROLES) {
    const sets = renditionSets(use(role, { width, height }));
    for (const { renditions } of sets) {
      expect(renditions.length).toBeGreaterThan(0);
      for (const made of renditions) {
        const of = made.crop ?? { width, height };
        expect(made.width, made.file).toBeLessThanOrEqual(of.width);
        expect(Math.abs(made.height - (made.width * of.height) / of.width), made.file).toBeLessThanOrEqual(1);
      }
      const widths = renditions.map((made) => made.width);
      expect(widths).toEqual([...new Set(widths)].sort((one, other) => one - other));
    }
    expect(sets.at(-1)).toMatchObject({ format: 'jpeg', renditions: { length: 1 } });
  }
});

test('a moved focus makes only the crops that it moves', () => {
  const names = (role: Role, focus?: Use['focus'], size = {}) =>
    renditionsOf(use(role, { ...(focus && { focus }), ...size })).map(({ file }) => file);
  for (const role of ['lead', 'inline', 'large'] as const) expect(names(role, [0, 0])).toEqual(names(role));
  for (const role of ['card', 'portrait', 'social', 'wide'] as const)
    expect(names(role, [0, 0])).not.toEqual(names(role));
  // A picture of the very shape is shown whole, and one that is lower is moved sideways only.
  expect(names('standard', [0, 0])).toEqual(names('standard'));
  expect(names('card', [0.5, 0], { width: 3000, height: 1000 })).toEqual(
    names('card', [0.5, 1], { width: 3000, height: 1000 }),
  );
});

test('another picture, other rights, other files; the same, the same', () => {
  const one = (fields: Partial<Use>) => renditionsOf(use('lead', fields))[0]!.file;
  expect(one({})).toBe(one({}));
  for (const fields of [{ digest: 'd1e3' }, { rights: { credit: 'B. Lee' } }]) expect(one(fields)).not.toBe(one({}));
  expect(one({})).toMatch(/^photos\/2026\/pier\.[\da-f]{8}-720d\.avif$/);
});

test('to look closely there is a finer file than for a screen', () => {
  const [avif] = renditionsOf(use('large'));
  const dense = renditionsOf(use('lead')).find(({ format, width }) => format === 'avif' && width === avif!.width);
  expect(avif).toMatchObject({ format: 'avif', width: 2048 });
  expect(avif!.quality).toBeGreaterThan(dense!.quality);
});
