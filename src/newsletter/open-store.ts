import type { NewsletterSettings } from './settings.ts';
import { openPostgresStore } from './store/postgres.ts';
import { openSqliteStore } from './store/sqlite.ts';
import type { NewsletterStore } from './store/store.ts';

/**
 * Opens the store that the settings name, and brings its tables up to date.
 *
 * @throws {StoreError} when it cannot be used, with what to do.
 */
export function openStore({
  database,
  secret,
}: Pick<NewsletterSettings, 'database' | 'secret'>): Promise<NewsletterStore> {
  return database.kind === 'postgres'
    ? openPostgresStore({ databaseUrl: database.url, secret })
    : openSqliteStore({ file: database.file, secret });
}
