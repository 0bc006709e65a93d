import type { ArchiveReader, SeriesProfile } from '../archive/model.ts';
import { drawBody, type BodyItem } from './body.ts';
import { drawCard, type Card } from './cards.ts';
import { partsOf } from './series.ts';

/** A series and its parts. */
export interface SeriesPage {
  series: SeriesProfile;
  body: BodyItem[];
  parts: { number: string; card: Card }[];
}

export function seriesPage(archive: ArchiveReader, id: string): SeriesPage {
  const series = archive.series(id);
  const number = new Intl.NumberFormat(archive.site().language);
  const stories = partsOf(archive, series).flatMap((part) => archive.card(part) ?? []);
  return {
    series,
    body: drawBody(archive, series.body),
    parts: stories.map((story, index) => ({
      number: number.format(index + 1),
      card: drawCard(archive, story, { picture: 'thumb', byline: true, time: 'day' }),
    })),
  };
}
