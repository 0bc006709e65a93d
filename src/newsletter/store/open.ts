import { openPostgresStore } from './postgres.ts';
import { openSqliteStore } from './sqlite.ts';
import type { NewsletterStore } from './store.ts';

/**
 * Opens the newsletters' memory: in PostgreSQL when there is an address of a database, otherwise in a file.
 *
 * @throws {StoreError} when it cannot be used, with what to do.
 */
export function openStore(options: { databaseUrl?: string; file: string; secret: string }): Promise<NewsletterStore> {
  const { databaseUrl, file, secret } = options;
  return databaseUrl === undefined ? openSqliteStore({ file, secret }) : openPostgresStore({ databaseUrl, secret });
}
