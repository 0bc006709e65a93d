import type { Rating, Thing } from 'schema-dts';
import type { Reviewed } from '../../schema/forms.ts';

/** What each kind of reviewed thing is to schema.org. */
const TYPES = {
  book: 'Book',
  film: 'Movie',
  series: 'TVSeries',
  album: 'MusicAlbum',
  concert: 'MusicEvent',
  theater: 'TheaterEvent',
  exhibition: 'ExhibitionEvent',
  restaurant: 'Restaurant',
  game: 'VideoGame',
  product: 'Product',
} as const satisfies Record<Reviewed['kind'], string>;

/** What a review is of, and how it was found. When, and for how much, is written for readers and not told. */
export function reviewedThing({ name, kind, creator, publisher, venue, url, rating }: Reviewed) {
  const of = TYPES[kind];
  const isEvent = kind === 'concert' || kind === 'theater' || kind === 'exhibition';
  const isWork = !isEvent && kind !== 'restaurant' && kind !== 'product';
  const thing = {
    '@type': of,
    name,
    ...(url && { url }),
    ...(creator && kind === 'book' && { author: { '@type': 'Person', name: creator } }),
    ...(creator && kind === 'album' && { byArtist: { '@type': 'MusicGroup', name: creator } }),
    ...(creator && kind === 'concert' && { performer: { '@type': 'PerformingGroup', name: creator } }),
    ...(publisher && isWork && { publisher: { '@type': 'Organization', name: publisher } }),
    ...(publisher && kind === 'product' && { brand: { '@type': 'Brand', name: publisher } }),
    ...(venue && isEvent && { location: { '@type': 'Place', name: venue } }),
    ...(venue && kind === 'restaurant' && { address: venue }),
  } as Thing;
  return {
    itemReviewed: thing,
    ...(rating !== undefined && {
      reviewRating: { '@type': 'Rating', ratingValue: rating, bestRating: 5, worstRating: 0 } satisfies Rating,
    }),
  };
}
