/** An edition as a mail: tables, styles on the elements, nothing that is asked for from elsewhere but its pictures. */
import { cutAtWord } from '../../newsroom/cut-at-word.ts';
import type { Card } from '../../newsroom/cards.ts';
import type { DrawnEdition } from '../../newsroom/editions.ts';
import { addressOfRendition, type Picture } from '../../newsroom/pictures.ts';
import { wordsOf } from '../../newsroom/words.ts';
import { directionOf } from '../../schema/direction.ts';
import type { Site } from '../../schema/site.ts';
import { ACCENT, escapeMail as escape, FAINT, INK, PAPER, RULE, SANS, SERIF } from '../mail-look.ts';
import { introductionBlocks } from './introduction.ts';
import { PLACES, type Mail } from './personal.ts';
import { editionText } from './plain-text.ts';
import { shorten } from './shorten.ts';

/** Gmail shows no more of a mail than 102 kB; the addresses of a reader need some of what is left (bytes). */
const LARGEST = 98_000;
/** So much of it at the most is the introduction (bytes), so that there is room for stories. */
const LONGEST_INTRODUCTION = 40_000;
/** Longer postal addresses are none. */
const LONGEST_POSTAL = 500;
/** How wide a mail is, in CSS pixels: what the oldest programs show without a scroll bar. */
const WIDTH = 600;

/** What a mail says of the site. */
export type MailSite = Pick<Site, 'name' | 'url' | 'language'> & Partial<Pick<Site, 'colors'>>;

/**
 * Draws an edition once for all its readers; `personalizer` fills in the rest. It is never larger than mail programs
 * show: what does not fit stands on the edition's page, to which it leads.
 */
export function drawMail(whole: DrawnEdition, site: MailSite): Mail {
  const edition = shorten(whole);
  const { provider } = edition.newsletter;
  const postal = provider.type === 'self' ? provider.postal && cutAtWord(provider.postal, LONGEST_POSTAL) : undefined;
  const page = site.url + encodeURI(edition.address);
  const words = wordsOf(site.language);
  const look = new Look(site);
  const [before, after] = frame(edition, site, page, postal, look);
  const rest = row(
    `<a href="${escape(page)}" style="font:bold 16px/1.4 ${SANS};color:${INK};">${escape(words.editions.rest)}</a>`,
  );
  const room = LARGEST - Buffer.byteLength(before + after + rest);
  let used = 0;
  let rows = '';
  for (const next of rowsOf(edition, page, { briefs: words.briefs, rest }, look)) {
    used += Buffer.byteLength(next);
    if (used > room) {
      rows += rest;
      break;
    }
    rows += next;
  }
  return { subject: edition.subject, html: before + rows + after, text: editionText(edition, site, postal) };
}

const row = (content: string, style = '') =>
  `<tr><td class="rule" style="padding:20px 0;border-top:1px solid ${RULE};${style}">${content}</td></tr>\n`;

/** The pieces of a mail, each of which stands or is left out as a whole. */
function* rowsOf(
  edition: DrawnEdition,
  page: string,
  { briefs: briefsTitle, rest }: { briefs: string; rest: string },
  look: Look,
): Generator<string> {
  let introduced = 0;
  for (const next of introductionRows(edition, page, look)) {
    introduced += Buffer.byteLength(next);
    if (introduced > LONGEST_INTRODUCTION) {
      yield rest;
      break;
    }
    yield next;
  }
  if (edition.lead) yield row(look.lead(edition.lead));
  for (const story of edition.stories) yield row(look.story(story));
  if (edition.briefs.length > 0)
    yield `<tr><td class="ink" style="padding:24px 0 4px;border-top:3px solid ${INK};font:bold 16px/1.3 ${SANS};color:${INK};">${escape(briefsTitle)}</td></tr>\n`;
  for (const brief of edition.briefs) yield row(look.headline(brief, 18), 'padding:10px 0;');
}

/** What cannot be shown in a mail, a recording or something of another site, is led to. */
function* introductionRows({ introduction }: DrawnEdition, page: string, look: Look): Generator<string> {
  for (const item of introduction)
    if (typeof item === 'string')
      for (const block of introductionBlocks(item, page, LONGEST_INTRODUCTION))
        yield `<tr><td class="ink">${block}</td></tr>\n`;
    else if ('picture' in item) yield `<tr><td style="padding:8px 0 16px;">${look.wide(item.picture)}</td></tr>\n`;
    else if ('related' in item) yield row(look.story(item.related));
    else if ('embed' in item) yield row(look.link(item.embed.address, item.embed.title));
    else yield row(look.link(page, item.recording.title));
}

/** How stories look in the mail of a site. */
class Look {
  readonly #site: MailSite;
  readonly #accent: string;
  /** The side at which a line begins. */
  readonly start: 'left' | 'right';

  constructor(site: MailSite) {
    this.#site = site;
    this.#accent = site.colors?.accent ?? ACCENT;
    this.start = directionOf(site.language) === 'rtl' ? 'right' : 'left';
  }

  /** The first story: its picture over the whole width. */
  lead(card: Card): string {
    const picture = card.picture ? this.wide(card.picture, card.address) : '';
    return `${picture}${this.#words(card, 28)}`;
  }

  /** Another story: its picture beside the words, on a phone too, since it is small. */
  story(card: Card): string {
    const image = card.picture && jpegOf(card.picture);
    if (!image) return this.#words(card, 21);
    const end = this.start === 'left' ? 'right' : 'left';
    return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td valign="top" style="text-align:${this.start};">${this.#words(card, 21)}</td><td class="small" width="160" valign="top" align="${end}" style="padding-${this.start}:16px;">${this.#image(card.picture!, image, 160, card.address)}<p class="faint" style="margin:4px 0 0;font:11px/1.3 ${SANS};color:${FAINT};text-align:${this.start};">${escape(card.picture!.credit)}</p></td></tr></table>`;
  }

  headline({ address, headline, tongue }: Card, size: number): string {
    const language = tongue ? ` lang="${escape(tongue.lang)}"${tongue.dir ? ` dir="${tongue.dir}"` : ''}` : '';
    return `<a class="ink" href="${escape(this.#full(address))}"${language} style="font:bold ${size}px/1.2 ${SERIF};color:${INK};text-decoration:none;">${escape(headline)}</a>`;
  }

  /** @param href - in full. */
  link(href: string, text: string): string {
    return `<a class="ink" href="${escape(href)}" style="font:17px/1.4 ${SERIF};color:${INK};">${escape(text)}</a>`;
  }

  /** A picture over the whole width, with its credit. */
  wide(picture: Picture, address?: string): string {
    const image = jpegOf(picture);
    if (!image) return '';
    const words = [picture.role === 'inline' ? picture.caption : undefined, picture.credit].filter(Boolean).join(' ');
    return `${this.#image(picture, image, WIDTH, address)}<p class="faint" style="margin:6px 0 14px;font:12px/1.4 ${SANS};color:${FAINT};">${escape(words)}</p>`;
  }

  #words({ section, label, summary, byline, ...card }: Card, size: number): string {
    const over = [section?.name, label].filter((text) => text !== undefined).map(escape);
    const faint = `font:14px/1.4 ${SANS};color:${FAINT};`;
    return [
      over.length > 0
        ? `<p class="accent" style="margin:0 0 6px;font:bold 13px/1.3 ${SANS};color:${this.#accent};">${over.join(' &middot; ')}</p>`
        : '',
      // The headline has styles of its own, and to those who listen it is one.
      `<h2 style="margin:0 0 8px;font:inherit;">${this.headline({ ...card, summary, byline }, size)}</h2>`,
      `<p class="faint" style="margin:0;font:17px/1.45 ${SERIF};color:${FAINT};">${escape(summary)}</p>`,
      byline ? `<p class="faint" style="margin:8px 0 0;${faint}">${escape(byline)}</p>` : '',
    ].join('');
  }

  /** Styled for those whose program shows no pictures: they read what it shows. */
  #image({ alt }: Picture, { file, width, height }: Jpeg, shown: number, address?: string): string {
    const tall = Math.round((shown * height) / width);
    const image = `<img src="${escape(this.#full(addressOfRendition({ file })))}" width="${shown}" height="${tall}" alt="${escape(alt)}" style="display:block;width:100%;max-width:${shown}px;height:auto;border:0;background:${RULE};text-align:${this.start};font:13px/1.4 ${SANS};color:${FAINT};">`;
    return address === undefined
      ? image
      : `<a href="${escape(this.#full(address))}" style="text-decoration:none;">${image}</a>`;
  }

  #full(address: string): string {
    return address.startsWith('/photos/') ? this.#site.url + address : this.#site.url + encodeURI(address);
  }
}

type Jpeg = Pick<Picture['sets'][number]['renditions'][number], 'file' | 'width' | 'height'>;

/** The file that all programs show. */
const jpegOf = ({ sets }: Picture): Jpeg | undefined =>
  sets.findLast(({ format }) => format === 'jpeg')?.renditions.at(-1);

/** What stands before the stories and after them. */
function frame(
  { newsletter, subject, summary, date }: DrawnEdition,
  site: MailSite,
  page: string,
  postal: string | undefined,
  { start }: Look,
): [before: string, after: string] {
  const { editions, letters } = wordsOf(site.language);
  const direction = directionOf(site.language);
  const small = `font:13px/1.6 ${SANS};color:${FAINT};`;
  const link = (href: string, text: string) =>
    `<a class="faint" href="${href}" style="color:${FAINT};">${escape(text)}</a>`;
  // Programs show what comes first beside the subject; the spaces keep the rest from being drawn in after it.
  const preview = summary
    ? `<div style="display:none;max-height:0;overflow:hidden;">${escape(summary)}${'&#847;&zwnj;&nbsp;'.repeat(60)}</div>\n`
    : '';
  return [
    `<!doctype html>
<html lang="${escape(site.language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) { .small { width: 112px !important; } .title { font-size: 26px !important; } }
@media (prefers-color-scheme: dark) {
  .paper { background: #131416 !important; }
  .ink, .ink p, .ink li, .ink a { color: #ece9e3 !important; border-color: #ece9e3 !important; }
  .rule { border-color: #43474c !important; }
  .faint { color: #abadae !important; }
  .accent { color: #ff8a7a !important; }
}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background:${PAPER};">
${preview}<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${PAPER};"><tr><td align="center" style="padding:24px 16px;">
<!--[if mso]><table role="presentation" width="${WIDTH}" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${direction}" style="max-width:${WIDTH}px;text-align:${start};">
<tr><td class="ink" style="padding:0 0 12px;border-bottom:3px solid ${INK};"><a class="ink" href="${escape(site.url)}/" style="font:bold 22px/1.2 ${SERIF};color:${INK};text-decoration:none;">${escape(site.name)}</a></td></tr>
<tr><td style="padding:20px 0 24px;"><p class="faint" style="margin:0 0 10px;font:14px/1.4 ${SANS};color:${FAINT};">${escape(newsletter.name)} &middot; ${escape(date)}</p><h1 class="ink title" style="margin:0 0 10px;font:bold 34px/1.15 ${SERIF};color:${INK};">${escape(subject)}</h1><p style="margin:0;font:14px/1.4 ${SANS};">${link(escape(page), editions.browser)}</p></td></tr>
`,
    `<tr><td class="ink" style="padding:20px 0 0;border-top:3px solid ${INK};"><p class="faint" style="margin:0 0 12px;${small}">${escape(editions.why(newsletter.name))}</p><p class="faint" style="margin:0 0 12px;${small}">${link(PLACES.leave, editions.leave)} &nbsp; ${link(PLACES.preferences, letters.preferences)}</p><p class="faint" style="margin:0;${small}">${escape(postal ?? site.name)}</p></td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`,
  ];
}
