import type { ArchiveReader, BreakingNews } from '../archive/model.ts';
import { wordsOf } from './words.ts';

/**
 * What `/breaking.json` says to pages that were printed earlier: nothing (`{}`), or the news with the words around it.
 * Moments are ms since 1970, since a reader's clock must tell when it is over, should the press not have run.
 */
export type BreakingFile =
  | Record<string, never>
  | (Pick<BreakingNews, 'headline' | 'text' | 'address' | 'until'> & {
      /** `Breaking news`, in the language of the site. */
      label: string;
      close: string;
    });

export function breakingFile(archive: ArchiveReader): BreakingFile {
  const news = archive.breaking();
  if (!news) return {};
  const { headline, text, address, until } = news;
  const { breaking: label, close } = wordsOf(archive.site().language);
  return { label, headline, text, address, until, close };
}
