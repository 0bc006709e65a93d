/** Whatever a newsroom edits, printing what changed gives the same site, byte for byte, as printing all of it. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arbitraryEdit, arbitraryStory, PHOTOS, saveAll, type Desk } from './edits.ts';
import { Newsroom, NOW, picture, ROOT } from './newsroom.ts';
import { otherTemplates } from './other-templates.ts';
import { digestTree } from './tree.ts';

/** `SEQUENCES=2000 npx vitest run --project build incremental` for more, `SEED=…` to see one again. */
const SEQUENCES = Number(process.env['SEQUENCES'] ?? 200);
const SEED = process.env['SEED'] === undefined ? undefined : Number(process.env['SEED']);
let other: ReturnType<typeof otherTemplates>;
const pictures = new Map<string, Buffer>();

beforeAll(async () => {
  other = otherTemplates('other', 'pages/article.astro', (text) => `${text}\n<!-- another edition -->\n`);
  for (const [index, src] of PHOTOS.entries()) pictures.set(src, await picture(index ? 'teal' : 'tan', 60 + index, 40));
});
afterAll(() => other.remove());

// A build for each step and one beside it: on a small machine with other work that takes longer than all else.
test(`${SEQUENCES} random sequences of edits`, { timeout: 9_000 * SEQUENCES }, async () => {
  let steps = 0;
  let printed = 0;
  let possible = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryStory, { minLength: 2, maxLength: 8 }),
      fc.array(arbitraryEdit, { minLength: 3, maxLength: 6 }),
      async (stories, edits) => {
        const newsroom = new Newsroom();
        const desk: Desk = {
          stories: new Map(),
          archive: new Map(),
          authors: new Map(),
          topics: new Map(),
          series: new Map(),
          aliasOf: new Map(),
          pins: new Map(),
          now: NOW,
          template: 'one',
        };
        const clean = join(newsroom.directory, 'clean');
        const cleanCache = join(newsroom.directory, 'clean-cache');
        const root = () => (desk.template === 'one' ? ROOT : other.root);
        try {
          for (const [src, bytes] of pictures) newsroom.write(src, bytes);
          for (const [id, value] of stories) desk.stories.set(id, value);
          saveAll(newsroom, desk);
          await newsroom.print({ now: desk.now, root: root() });
          for (const [name, edit] of edits) {
            edit(newsroom, desk);
            const report = await newsroom.print({ now: desk.now, root: root() });
            expect(report.problems, name).toEqual([]);
            await newsroom.print({
              now: desk.now,
              root: root(),
              out: clean,
              cache: cleanCache,
            });
            expect(digestTree(newsroom.out), `after: ${name}`).toEqual(digestTree(clean));
            rmSync(clean, { recursive: true });
            // But for finished pictures, whose bytes are those that their names say: they would take half of the time.
            for (const name of readdirSync(cleanCache))
              if (name !== 'photos') rmSync(join(cleanCache, name), { recursive: true });
            steps += 1;
            printed += report.pages.printed;
            possible += report.pages.printed + report.pages.unchanged;
          }
        } finally {
          newsroom.dispose();
        }
      },
    ),
    { numRuns: SEQUENCES, ...(SEED !== undefined && { seed: SEED }) },
  );
  console.log(`${steps} edits; ${printed} of ${possible} pages printed again`);
  // That nothing is printed without need is as much the point as that nothing is forgotten.
  expect(printed).toBeLessThan(possible * 0.6);
});
