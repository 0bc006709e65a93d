import { openSqliteStore } from '../../../src/newsletter/store/sqlite.ts';
import type { PersonRow } from '../../../src/newsletter/store/store.ts';

/** Makes a store in a file with so many people who get the newsletter `daily`. */
export async function makePeople(file: string, count: number): Promise<void> {
  const store = await openSqliteStore({ file, secret: 's'.repeat(32) });
  async function* rows(): AsyncGenerator<PersonRow> {
    const consent = { at: 1, page: 'import', text: 'Yes' };
    for (let index = 0; index < count; index++)
      yield { email: emailOf(index), newsletter: 'daily', standing: 'active', asked: 1, confirmed: 1, consent };
  }
  await store.takeIn(rows());
  await store.close();
}

export const emailOf = (index: number): string => `reader-${index}@post.example`;

/** People who get `daily`, in a store that the command has made, or will open. */
export async function makeSubscribers(file: string, secret: string, emails: readonly string[]): Promise<void> {
  const store = await openSqliteStore({ file, secret });
  async function* rows(): AsyncGenerator<PersonRow> {
    const consent = { at: 1, page: 'import', text: 'Yes' };
    for (const email of emails)
      yield { email, newsletter: 'daily', standing: 'active', asked: 1, confirmed: 1, consent };
  }
  await store.takeIn(rows());
  await store.close();
}
