import type { Reviewed } from '../schema/forms.ts';
import { wordsOf } from './words.ts';

/** The best that a critic can give. */
const MOST = 5;

/** What is reviewed, as the box on its review draws it. */
export interface ReviewedBox {
  name: string;
  /** Its own page. */
  url?: string;
  kind: string;
  creator?: string;
  /** Publisher, place, time and price, as many as are known. */
  facts: string[];
  /** `stars` in halves, out of five; `text` is the same in words. */
  rating?: { stars: number; text: string };
}

/** The box of a review. */
export function reviewedBox(
  { name, url, kind, creator, publisher, venue, date, price, rating }: Reviewed,
  language: string,
): ReviewedBox {
  const words = wordsOf(language);
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  return {
    name,
    url,
    kind: words.reviewedKinds[kind],
    creator,
    facts: [publisher, venue, date, price].filter((fact) => fact !== undefined),
    rating: rating === undefined ? undefined : { stars: rating, text: words.rating(number(rating), number(MOST)) },
  };
}
