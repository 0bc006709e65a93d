import { decide, type Given } from '../photos/decide.ts';
import type { Use } from '../photos/renditions.ts';
import type { Photo } from '../schema/photo.ts';
import type { PhotoFile } from './model.ts';
import { smartWords } from './photo-words.ts';

/**
 * What is said of a photograph where it is published, and all that decides which files are made of it there but the
 * place itself.
 *
 * @param language - of the site, whose punctuation the words get.
 */
export function usePhoto(photo: Photo, file: PhotoFile, language: string): { words: Given; use: Omit<Use, 'role'> } {
  const { src, digest, width, height, says } = file;
  const words = decide(photo, smartWords(says, language));
  const { credit = '', copyright } = words;
  const rights = { ...file.rights, credit, ...(copyright && { copyright }) };
  return { words, use: { src, digest, width, height, rights, ...(photo.focus && { focus: photo.focus }) } };
}
