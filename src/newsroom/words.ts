import { ar } from './words/ar.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { ko } from './words/ko.ts';
import type { Plural, Words } from './words/words.ts';

export type { Plural, Words } from './words/words.ts';

const WORDS: Readonly<Record<string, Words>> = { ar, de, en, es, fr, ja, ko };

/** The words of a language, given as a BCP 47 tag; the English ones where there are none yet. */
export function wordsOf(language: string): Words {
  const base = language.toLowerCase().split('-')[0]!;
  return Object.hasOwn(WORDS, base) ? WORDS[base]! : en;
}

/** A number of things in words. src/scripts/follow.ts does the same in the browser. */
export function countOf(words: Plural, count: number, language: string): string {
  const form = words[new Intl.PluralRules(language).select(count)] ?? words.other;
  return form.replace('#', count.toLocaleString(language));
}
