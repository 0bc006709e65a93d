import { decide, type Given } from '../photos/decide.ts';
import type { Use } from '../photos/renditions.ts';
import type { Photo } from '../schema/photo.ts';
import type { PhotoFile } from './model.ts';
import { smartWords } from './photo-words.ts';

/** What the site says for all of its photographs. */
export interface SiteTerms {
  /** Whose punctuation their words get. */
  language: string;
  /** What machines may learn from them, as a term of PLUS; a photograph that says so itself stands above it. */
  dataMining?: string;
}

/**
 * What is said of a photograph where it is published, and all that decides which files are made of it there but the
 * place itself.
 */
export function usePhoto(
  photo: Photo,
  file: PhotoFile,
  { language, ...site }: SiteTerms,
): { words: Given; use: Omit<Use, 'role'> } {
  const { src, digest, width, height, says } = file;
  const words = decide(photo, smartWords(says, language));
  const { credit = '', copyright } = words;
  const dataMining = file.rights.dataMining ?? site.dataMining;
  const rights = { ...file.rights, credit, ...(copyright && { copyright }), ...(dataMining && { dataMining }) };
  return { words, use: { src, digest, width, height, rights, ...(photo.focus && { focus: photo.focus }) } };
}
