import type { Ingested } from '../archive/entry.ts';
import type { Store } from '../archive/store.ts';
import { sync, type SyncResult } from '../archive/sync.ts';
import { pieces, type Pool } from './pool.ts';
import type { SourceDigests } from './source.ts';
import type { Task } from './worker.ts';

export interface ReadOptions {
  content: string;
  /** The software's own source, which decides how files are read. */
  source: SourceDigests;
  /** ms since 1970. */
  now: number;
  /** Another address of the site than site.yaml's. */
  url: string | undefined;
  /** Threads for many files. */
  threads?: () => Pool;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Reads what has changed in the content folder, as it will be published, and finds all that has to be mended. To be
 * called under the lock of the cache.
 */
export function readContent(
  store: Store,
  { content, source, now, url, threads, onProgress }: ReadOptions,
): Promise<SyncResult> {
  return sync(store, {
    directory: content,
    now,
    preview: false,
    code: source.readers,
    eyes: source.eyes,
    ...(url !== undefined && { url }),
    ...(onProgress && { onProgress }),
    ...(threads && {
      ingestMany: (paths, context, each) =>
        threads().share<Ingested[]>(
          pieces(paths).map((piece): Task => ({ do: 'ingest', paths: piece, context })),
          each,
        ),
    }),
  });
}
