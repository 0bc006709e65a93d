/** What stands in a text besides its HTML, as plain HTML that anybody can show: the same in feeds and in ninjs. */
import type { BodyEmbed } from '../markdown/body.ts';
import type { Recording } from '../newsroom/recording.ts';
import type { Words } from '../newsroom/words.ts';
import { html } from './plain.ts';

interface Shown {
  /** An address as it may stand on the page, or in full. */
  url: string;
  alt: string;
  /** In pixels. */
  width: number;
  height: number;
  caption?: string;
  credit: string;
}

/** A picture, its caption and whose it is. */
export function pictureHtml({ url, alt, width, height, caption, credit }: Shown): string {
  const said = caption === undefined ? html(credit) : `${html(caption)} (${html(credit)})`;
  return `<figure><img src="${html(url)}" alt="${html(alt)}" width="${width}" height="${height}"><figcaption>${said}</figcaption></figure>`;
}

/** The way to another story. @param address - unescaped. */
export const relatedHtml = ({ address, headline }: { address: string; headline: string }, { related }: Words): string =>
  `<p>${html(related)}: <a href="${html(encodeURI(address))}">${html(headline)}</a></p>`;

/** The way to what is on another site. Not its frame: readers take it out, and it would tell the other site who reads. */
export function embedHtml({ address, title, provider, shape }: BodyEmbed, { watchOn, viewOn }: Words): string {
  const way = shape === 'video' || shape === 'tall' ? watchOn(provider) : viewOn(provider);
  return `<p><a href="${html(address)}">${html(title)}</a> (${html(way)})</p>`;
}

/** A recording, with a link for readers that play none. It stands in a figure, whose caption follows it. */
export function recordingHtml({ type, address, title, poster, width, height }: Recording, words: Words): string {
  const size = width === undefined ? '' : ` width="${width}" height="${height}"`;
  const still = poster === undefined ? '' : ` poster="${html(poster)}"`;
  return `<${type} src="${html(address)}" controls preload="none"${size}${still}><a href="${html(address)}">${html(`${words[type]}: ${title || address}`)}</a></${type}>`;
}

/** What the page repeats for the eye, as its part writes it (src/markdown/parts/pullquote.ts). */
const REPEATED = /^<figure class="part part-pullquote" aria-hidden="true">/;
/** The way back from a note to where it was called, which is of use on its page alone. */
const WAY_BACK = /\s*<a (?:[^<>]* )?data-footnote-backref[^<>]*>[^<]*(?:<sup>\d*<\/sup>)?<\/a>/g;

/** A finished piece of a body without what is of use on its page alone. */
export const pieceHtml = (piece: string): string => (REPEATED.test(piece) ? '' : piece.replace(WAY_BACK, ''));
