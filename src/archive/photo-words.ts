/** Words about a picture, whoever says them: an editor or its file. */
import { splitCredit } from '../markdown/credit.ts';
import { smartText } from '../markdown/typography.ts';
import type { Given } from '../photos/decide.ts';

/**
 * Takes the credit off the caption's end, where agencies put it; one that stands apart is the one that counts.
 * Empty words are left out, but for an empty caption: that says there is to be none.
 */
export function splitWords({ alt, caption, credit, copyright }: Given): Given {
  const split = caption ? splitCredit(caption) : { caption };
  const named = credit ?? split.credit;
  return {
    ...(alt && { alt }),
    ...(split.caption !== undefined && { caption: split.caption }),
    ...(named && { credit: named }),
    ...(copyright && { copyright }),
  };
}

/** Gives words the punctuation of a language. A copyright notice is a legal text and stays as it is. */
export function smartWords({ alt, caption, credit, copyright }: Given, language: string): Given {
  const smart = (text: string) => smartText(text, language);
  return {
    ...(alt !== undefined && { alt: smart(alt) }),
    ...(caption !== undefined && { caption: smart(caption) }),
    ...(credit !== undefined && { credit: smart(credit) }),
    ...(copyright !== undefined && { copyright }),
  };
}
