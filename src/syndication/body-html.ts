import type { BodyItem } from '../newsroom/body.ts';
import { addressOfRendition } from '../newsroom/pictures.ts';
import type { Words } from '../newsroom/words.ts';
import { forReaders } from './for-readers.ts';
import { html } from './plain.ts';

/** What the page repeats for the eye, as its part writes it (src/markdown/parts/pullquote.ts). */
const REPEATED = /^<figure class="part part-pullquote" aria-hidden="true">/;
/** The way back from a note to where it was called, which is of use on its page alone. */
const WAY_BACK = /\s*<a (?:[^<>]* )?data-footnote-backref[^<>]*>[^<]*(?:<sup>\d*<\/sup>)?<\/a>/g;

/**
 * A body as anybody can show it: plain HTML without classes, ids and scripts, its addresses in full.
 *
 * @param address - of its page, in full.
 * @param words - of the language of the site.
 */
export function bodyHtml(items: readonly BodyItem[], address: string, words: Words): string {
  const whole = items
    .filter((item) => typeof item !== 'string' || !REPEATED.test(item))
    // A part that holds a recording is cut in two, so no line may come between them that matters.
    .map((item) => (typeof item === 'string' ? item : draw(item, words)))
    .join('\n');
  return forReaders(whole.replace(WAY_BACK, ''), address);
}

function draw(item: Exclude<BodyItem, string>, words: Words): string {
  if ('picture' in item) {
    const { sets, alt, caption, credit } = item.picture;
    const file = sets.at(-1)!.renditions.at(-1)!;
    const said = caption === undefined ? html(credit) : `${html(caption)} (${html(credit)})`;
    return `<figure><img src="${html(addressOfRendition(file))}" alt="${html(alt)}" width="${file.width}" height="${file.height}"><figcaption>${said}</figcaption></figure>`;
  }
  if ('recording' in item) {
    const { type, address, title, poster, width, height } = item.recording;
    const size = width === undefined ? '' : ` width="${width}" height="${height}"`;
    const still = poster === undefined ? '' : ` poster="${html(poster)}"`;
    return `<${type} src="${html(address)}" controls preload="none"${size}${still}><a href="${html(address)}">${html(title || address)}</a></${type}>`;
  }
  if ('embed' in item) {
    const { provider, address, title, shape } = item.embed;
    const way = (shape === 'video' || shape === 'tall' ? words.watchOn : words.viewOn)(provider);
    return `<p><a href="${html(address)}">${html(title)}</a> (${html(way)})</p>`;
  }
  const { address, headline } = item.related;
  return `<p>${html(words.related)} <a href="${html(encodeURI(address))}">${html(headline)}</a></p>`;
}
