import type { Site } from '../schema/site.ts';
import type { Store } from './store.ts';

/** What site.yaml says, as the index has it; undefined while there is none that can be read. */
export function siteIn(store: Store): Site | undefined {
  const row = store.get<{ card: string }>(`SELECT card FROM entries WHERE kind = 'site'`);
  return row && (JSON.parse(row.card) as Site);
}
