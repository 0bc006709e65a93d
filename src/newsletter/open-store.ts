import type { NewsletterSettings } from './settings.ts';
import { openSqliteStore } from './store/sqlite.ts';
import type { NewsletterStore } from './store/store.ts';

/**
 * Opens the store that the settings name, and brings its tables up to date.
 *
 * @throws {StoreError}
 */
export function openStore({
  database,
  secret,
}: Pick<NewsletterSettings, 'database' | 'secret'>): Promise<NewsletterStore> {
  if (database.kind === 'postgres') throw new Error('later');
  return openSqliteStore({ file: database.file, secret });
}
