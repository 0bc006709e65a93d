/** The mails of the service itself: to confirm, and to those who ask for what they have. They are plain on purpose, and quick to read. */
import { directionOf } from '../../schema/direction.ts';
import { wordsOf } from '../../newsroom/words.ts';
import { FAINT, INK, PAPER, RULE, SANS, SERIF } from '../mail-look.ts';
import type { Message } from '../sending/mailer.ts';
import { quotedName } from '../sending/quoted-name.ts';
import type { Notice } from '../store/store.ts';
import { escapeHtml } from './letter-drawer.ts';
import type { Links } from './links.ts';

/** What a notice says of the site. */
export interface NoticeSite {
  name: string;
  /** Where the site is published. */
  url: string;
  /** BCP 47. */
  language: string;
  /** Those that this service sends, by id. */
  newsletters: ReadonlyMap<string, NoticeNewsletter>;
}

export interface NoticeNewsletter {
  name: string;
  schedule: string;
  from: string;
  replyTo?: string;
  postal?: string;
}

/**
 * @param now - ms; the link that confirms expires by it.
 * @param bounceAddress - the envelope sender, if it is not that of `from`.
 * @returns undefined when there is no newsletter any more that the notice could be about.
 */
export function drawNotice(
  notice: Notice,
  { site, links, now, bounceAddress }: { site: NoticeSite; links: Links; now: number; bounceAddress?: string },
): Message | undefined {
  const newsletters = notice.newsletters.flatMap((id) => {
    const newsletter = site.newsletters.get(id);
    return newsletter ? [{ id, ...newsletter }] : [];
  });
  const [first] = newsletters;
  if (!first) return undefined;
  const { letters } = wordsOf(site.language);
  const names = new Intl.ListFormat(site.language).format(newsletters.map(({ name }) => name));
  const parts: Parts =
    notice.kind === 'confirm'
      ? {
          subject: letters.confirmSubject(names),
          opening: letters.confirmMail,
          before: undefined,
          button: letters.confirmMailButton,
          href: links.confirm(
            notice.person.id,
            newsletters.map(({ id }) => id),
            now,
          ),
          small: [letters.confirmMailDays, letters.ignore],
        }
      : {
          subject: letters.alreadySubject(names),
          opening: letters.alreadyMail,
          before: letters.alreadyMailText,
          button: letters.preferences,
          href: links.preferences(notice.person.id, now),
          small: [],
        };
  const imprint = [first.postal ?? site.name];
  return {
    to: notice.person.email,
    from: `${quotedName(site.name)} <${first.from}>`,
    ...(first.replyTo !== undefined && { replyTo: first.replyTo }),
    ...(bounceAddress !== undefined && { envelopeFrom: bounceAddress }),
    subject: parts.subject,
    html: htmlOf(parts, newsletters, imprint, site),
    text: textOf(parts, newsletters, imprint, site),
    headers: {
      // The same each time it is tried, so that one which was taken by a server whose answer was lost is known again.
      'Message-ID': `<notice-${notice.id}-${notice.person.id}@${new URL(site.url).hostname}>`,
      // RFC 3834: no one answers to it from a machine.
      'Auto-Submitted': 'auto-generated',
    },
  };
}

interface Parts {
  subject: string;
  opening: string;
  before: string | undefined;
  button: string;
  href: string;
  small: readonly string[];
}

function textOf(
  { opening, before, button, href, small }: Parts,
  newsletters: readonly NoticeNewsletter[],
  imprint: readonly string[],
  site: NoticeSite,
): string {
  return `${[
    opening,
    newsletters.map(({ name, schedule }) => `* ${name} (${schedule})`).join('\n'),
    ...(before === undefined ? [] : [before]),
    `${button}:\n${href}`,
    ...small,
    // What stands before the first line of this kind is the mail; many programs fold the rest away.
    `-- \n${[...imprint, site.url].join('\n')}`,
  ].join('\n\n')}\n`;
}

/** Styles stand on their elements, since many mail programs throw away all others. Dark modes turn these colours by themselves. */
function htmlOf(
  { subject, opening, before, button, href, small }: Parts,
  newsletters: readonly NoticeNewsletter[],
  imprint: readonly string[],
  site: NoticeSite,
): string {
  const { letters } = wordsOf(site.language);
  const direction = directionOf(site.language);
  const start = direction === 'rtl' ? 'right' : 'left';
  const link = escapeHtml(href);
  const p = (text: string, style: string) => `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`;
  const body = `font:17px/1.5 ${SERIF};color:${INK};`;
  const faint = `font:14px/1.5 ${SANS};color:${FAINT};`;
  const rows = newsletters
    .map(
      ({ name, schedule }) =>
        `<tr><td style="padding:10px 0;border-bottom:1px solid ${RULE};text-align:${start};"><strong style="display:block;font:bold 19px/1.3 ${SERIF};color:${INK};">${escapeHtml(name)}</strong><span style="${faint}">${escapeHtml(schedule)}</span></td></tr>`,
    )
    .join('');
  return `<!doctype html>
<html lang="${escapeHtml(site.language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:${PAPER};">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${PAPER};"><tr><td align="center" style="padding:24px 16px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${direction}" style="max-width:560px;text-align:${start};"><tr><td style="text-align:${start};">
<p style="margin:0 0 24px;padding:0 0 12px;border-bottom:3px solid ${INK};"><a href="${escapeHtml(site.url)}/" style="font:bold 24px/1.2 ${SERIF};color:${INK};text-decoration:none;">${escapeHtml(site.name)}</a></p>
${p(opening, body)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 24px;border-top:1px solid ${RULE};">${rows}</table>
${before === undefined ? '' : p(before, body)}
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 24px;"><tr><td style="background:${INK};border-radius:2px;"><a href="${link}" style="display:inline-block;padding:13px 22px;font:bold 17px/1.25 ${SANS};color:${PAPER};text-decoration:none;">${escapeHtml(button)}</a></td></tr></table>
${small.map((text) => p(text, faint)).join('\n')}
<p style="margin:0 0 24px;${faint}">${escapeHtml(letters.copyLink)}<br><a href="${link}" dir="ltr" style="color:${FAINT};word-break:break-all;">${link}</a></p>
<p style="margin:0;padding:12px 0 0;border-top:1px solid ${RULE};font:13px/1.5 ${SANS};color:${FAINT};">${imprint.map(escapeHtml).join('<br>')}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}
