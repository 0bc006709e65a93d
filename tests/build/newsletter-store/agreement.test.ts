/** Both stores are asked the same at random, and answer the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPostgresStore } from '../../../src/newsletter/store/postgres.ts';
import { openSqliteStore } from '../../../src/newsletter/store/sqlite.ts';
import type { NewsletterStore, PersonRow, Settlement } from '../../../src/newsletter/store/store.ts';
import { freshDatabase } from '../postgres.ts';

const EMAILS = ['ada@ledger.example', 'Bea@ledger.example', 'bea@ledger.example', 'cid@ledger.example'];
const NEWSLETTERS = ['daily', 'sea', 'weekly'];
const EDITIONS = ['daily/1', 'daily/2', 'sea/1'];
/** Times are few, so that they often meet. The last is of a clock that was wrong. */
const TIMES = [0, 1, 50, 100, 101, 200, 1000, 10 * 24 * 3_600_000];

const email = fc.constantFrom(...EMAILS);
const newsletters = fc.subarray(NEWSLETTERS, { minLength: 1 });
const now = fc.constantFrom(...TIMES);
const edition = fc.constantFrom(...EDITIONS);
const consent = (at: number) => ({ at, page: `page ${at}`, text: 'text' });

/** Ids and keys are random; what they stand for is compared. */
type Question = (store: NewsletterStore) => Promise<unknown>;

const idOf = async (store: NewsletterStore, address: string) => (await store.findByEmail(address))?.id ?? 'nobody';

const question: fc.Arbitrary<Question> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ email, newsletters, now })
      .map((each) => (store: NewsletterStore) => store.ask({ ...each, consent: consent(each.now), cooldown: 100 })),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(email, newsletters, now).map(
      ([who, what, when]) =>
        async (store: NewsletterStore) =>
          store.confirm(await idOf(store, who), what, when),
    ),
  },
  fc.tuple(email, fc.subarray(NEWSLETTERS), now).map(
    ([who, what, when]) =>
      async (store: NewsletterStore) =>
        store.choose(await idOf(store, who), what, consent(when), when),
  ),
  fc.tuple(email, fc.nat(2), now).map(
    ([who, which, when]) =>
      async (store: NewsletterStore) =>
        store.leave((await store.findByEmail(who))?.subscriptions[which]?.key ?? 'none', when),
  ),
  fc.tuple(email, now).map(
    ([who, when]) =>
      async (store: NewsletterStore) =>
        store.leaveAll(await idOf(store, who), when),
  ),
  fc.tuple(email, fc.constantFrom('bounced', 'complained', 'erased'), now).map(
    ([who, why, when]) =>
      (store: NewsletterStore) =>
        store.suppress(who, why, when),
  ),
  email.map((who) => (store: NewsletterStore) => store.release(who)),
  email.map((who) => (store: NewsletterStore) => store.suppression(who)),
  fc.tuple(email, now).map(
    ([who, when]) =>
      (store: NewsletterStore) =>
        store.erase(who, when),
  ),
  fc.tuple(now, now).map(
    ([before, when]) =>
      (store: NewsletterStore) =>
        store.tidy(before, when),
  ),
  fc.tuple(fc.constantFrom('a', 'b'), now).map(
    ([key, when]) =>
      (store: NewsletterStore) =>
        store.allow(key, 2, 100, when),
  ),
  fc.tuple(fc.constantFrom('a', 'b'), now).map(
    ([token, when]) =>
      (store: NewsletterStore) =>
        store.spend(token, when),
  ),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), now, fc.constantFrom('done', 'later', 'nothing'))
    .map(([limit, when, then]) => async (store: NewsletterStore) => {
      const notices = await store.notices(limit, when, 50);
      for (const { id } of notices) {
        if (then === 'done') await store.noticeDone(id, when);
        if (then === 'later') await store.noticeLater(id, when + 100);
      }
      return notices;
    }),
  fc.tuple(edition, now).map(
    ([id, when]) =>
      (store: NewsletterStore) =>
        store.startEdition({ id, newsletter: id.split('/')[0]!, subject: id, now: when }),
  ),
  fc
    .tuple(edition, now, fc.array(fc.constantFrom('sent', 'later', 'refused', 'none'), { minLength: 4, maxLength: 4 }))
    .map(([id, when, kinds]) => async (store: NewsletterStore) => {
      // All that are due, by address: which of them came first would depend on their ids.
      const taken = await store.take(id, 10, when);
      taken.sort((a, b) => (a.email < b.email ? -1 : 1));
      const settlements = taken.flatMap(({ person }, index): Settlement[] => {
        const kind = kinds[index]!;
        if (kind === 'none') return [];
        if (kind === 'sent') return [{ person, kind }];
        return [
          kind === 'later' ? { person, kind, retry: when + 100, code: '4.7.1' } : { person, kind, code: '5.1.1' },
        ];
      });
      await store.settle(id, settlements, when);
      return taken;
    }),
  edition.map((id) => async (store: NewsletterStore) => {
    const release = await store.hold(id);
    await release!();
  }),
  fc.tuple(edition, now).map(
    ([id, when]) =>
      (store: NewsletterStore) =>
        store.finishEdition(id, when),
  ),
  fc
    .array(
      fc.record({
        email,
        newsletter: fc.constantFrom(...NEWSLETTERS),
        standing: fc.constantFrom('pending', 'active', 'left'),
        asked: now,
        confirmed: fc.option(now, { nil: undefined }),
        left: fc.option(now, { nil: undefined }),
      }),
      { maxLength: 6 },
    )
    .map(
      (rows) => (store: NewsletterStore) =>
        store.takeIn(
          (async function* () {
            for (const row of rows) yield { ...row, consent: consent(row.asked) };
          })(),
        ),
    ),
);

/** All that can be seen of a store. */
async function lookAt(store: NewsletterStore): Promise<unknown> {
  const people: PersonRow[] = [];
  for await (const row of store.people()) people.push(row);
  const editions = [];
  for (const id of EDITIONS)
    editions.push([await store.edition(id), await store.progress(id), await store.nextDue(id)]);
  return { people, editions, daily: await store.editions('daily'), counts: await store.counts() };
}

/** Without what is random. */
function known(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer ?? null, (name, value: unknown) =>
      ['id', 'key', 'person'].includes(name) && typeof value !== 'object' ? name : value,
    ),
  );
}

test('SQLite and PostgreSQL answer alike', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'letters-'));
  let round = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(question, { minLength: 10, maxLength: 40 }), async (questions) => {
        const sqlite = await openSqliteStore({ file: join(folder, `${round++}.sqlite`), secret: 'secret' });
        const postgres = await openPostgresStore({ databaseUrl: await freshDatabase(), secret: 'secret' });
        try {
          for (const ask of questions) {
            expect(known(await ask(postgres))).toEqual(known(await ask(sqlite)));
          }
          expect(known(await lookAt(postgres))).toEqual(known(await lookAt(sqlite)));
        } finally {
          await Promise.all([sqlite.close(), postgres.close()]);
        }
      }),
      { numRuns: 25, seed: Number(process.env['SEED'] ?? 1), endOnFailure: process.env['CI'] !== undefined },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
