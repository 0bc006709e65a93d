import type { ArchiveReader } from '../../archive/model.ts';
import { xmlDocument, xmlText } from '../xml.ts';
import { moment } from './moment.ts';
import { NEWS, SITEMAP } from './namespaces.ts';

/** The stories of the last two days, as Google News wants them. There may be none. */
export function newsMap(archive: ArchiveReader): string {
  const { url, name, language } = archive.site();
  const cards = archive
    .news()
    .flatMap((id) => archive.card(id) ?? [])
    .filter(({ hidden }) => hidden === undefined);
  return xmlDocument('urlset', {
    '@xmlns': SITEMAP,
    '@xmlns:news': NEWS,
    url: cards.map((card) => ({
      loc: url + encodeURI(card.address),
      'news:news': {
        'news:publication': {
          'news:name': xmlText(name),
          'news:language': newsLanguage(card.language ?? language),
        },
        'news:publication_date': moment(card.published),
        'news:title': xmlText(card.headline),
      },
    })),
  });
}

/** ISO 639, but for Chinese: of that Google asks which letters it is written in. @param tag - BCP 47. */
export function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
}
