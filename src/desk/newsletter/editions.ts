/** `compose`, `preview`, `send` and `push` of `npm run newsletter`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pasteable } from '../../newsletter/editions/paste.ts';
import { personalizer } from '../../newsletter/editions/personal.ts';
import { openStore } from '../../newsletter/open-store.ts';
import { createEditionMessages } from '../../newsletter/sending/edition-message.ts';
import { pushCampaign } from '../../newsletter/sending/listmonk.ts';
import type { Mailer } from '../../newsletter/sending/mailer.ts';
import { sendEdition, type SendEditionResult } from '../../newsletter/sending/send-edition.ts';
import { createMailer } from '../../newsletter/sending/smtp.ts';
import { createLinks } from '../../newsletter/service/links.ts';
import { createTrialMailer } from '../../newsletter/service/trial-mailer.ts';
import type { NewsletterSettings } from '../../newsletter/settings.ts';
import type { EditionProgress, NewsletterStore } from '../../newsletter/store/store.ts';
import { count } from '../../press/report.ts';
import { UsageError } from '../../press/command.ts';
import type { NewsletterRequest } from './arguments.ts';
import type { EditionDesk } from './edition-desk.ts';
import { editionPath, markSent } from './edition-file.ts';

/** Where the command works. */
export interface Workplace {
  desk: EditionDesk;
  content: string;
  settings: NewsletterSettings;
  environment: Readonly<Record<string, string | undefined>>;
  now: () => number;
  print: (line: string) => void;
  /** Ends a sending. */
  signal: AbortSignal;
}

type Request<Name extends NewsletterRequest['command']> = Extract<NewsletterRequest, { command: Name }>;

const NOTHING_NEW = 'Nothing on its front is newer than the edition before. There is no edition today.';
/** Ends with success: the scheduler has nothing to report. */
const FINE = 0;
/** Some are to be tried again. */
const TRY_AGAIN = 2;

export function compose({ desk, print }: Workplace, { newsletter, date }: Request<'compose'>): number {
  const id = desk.idOf(newsletter, date);
  const path = `content/${editionPath(id)}`;
  switch (desk.compose(id)) {
    case 'written':
      print(`${path} is written. Change it as you like; npm run newsletter -- preview ${newsletter} shows it.`);
      break;
    case 'there':
      print(`${path} is there already, and left as it is.`);
      break;
    case 'nothing-new':
      print(NOTHING_NEW);
  }
  return FINE;
}

/** Writes the mail as files that a browser and an editor open. */
export async function preview(
  { desk, settings, print }: Workplace,
  { newsletter, date }: Request<'preview'>,
): Promise<number> {
  const id = desk.idOf(newsletter, date);
  if (desk.compose(id) === 'nothing-new') {
    print(NOTHING_NEW);
    return FINE;
  }
  const { mail } = await desk.draw(id);
  const shown = personalizer(mail)({ leave: '#leave', preferences: '#preferences' });
  const folder = join(dirname(settings.mailFolder), 'preview');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, id.replaceAll('/', '-'));
  writeFileSync(`${file}.html`, shown.html);
  writeFileSync(`${file}.txt`, shown.text);
  print(`Subject: ${mail.subject}`);
  print(`${Math.round(Buffer.byteLength(shown.html) / 1024)} KB: ${pathToFileURL(`${file}.html`).href}`);
  print(`As text: ${pathToFileURL(`${file}.txt`).href}`);
  return FINE;
}

/**
 * Sends an edition to its subscribers, or to one address on trial.
 *
 * @throws UsageError, MailServerError or StoreError; each says what to mend.
 */
export async function send(workplace: Workplace, request: Request<'send'>): Promise<number> {
  const { desk, content, settings, now, print, signal } = workplace;
  const { newsletter, date, to, dryRun, wait } = request;
  const provider = desk.providerOf(newsletter);
  if (provider.type !== 'self')
    throw new UsageError(
      `${newsletter} is sent by ${provider.type} and not from here.${provider.type === 'listmonk' ? ` See npm run newsletter -- push --help.` : ''}`,
    );
  const isTrial = to !== undefined;
  if (settings.smtp === undefined && !isTrial && !dryRun)
    throw new UsageError('Set SMTP_URL to a mail server. Without one, --to ADDRESS writes the mail to a file.');
  const id = desk.idOf(newsletter, date);
  const composed = desk.compose(id);
  if (composed === 'nothing-new') {
    print(NOTHING_NEW);
    return FINE;
  }
  if (composed === 'written') print(`content/${editionPath(id)} is written.`);
  const { edition, mail } = await desk.draw(id);
  const { site } = desk;
  const links = createLinks({ origin: provider.service ?? site.url, secret: settings.secret });
  const personal = personalizer(mail);
  const message = createEditionMessages(
    {
      edition: id,
      newsletter,
      name: site.name,
      host: new URL(site.url).hostname,
      from: provider.from,
      ...(provider.replyTo !== undefined && { replyTo: provider.replyTo }),
      ...(settings.bounceAddress !== undefined && { bounceAddress: settings.bounceAddress }),
      secret: settings.secret,
    },
    ({ key, person }) => personal({ leave: links.leave(key), preferences: links.preferences(person, now()) }),
    (key) => links.leave(key),
  );
  if (isTrial) {
    const mailer: Mailer =
      settings.smtp === undefined
        ? createTrialMailer(settings.mailFolder, (file) => print(`Written to ${file}.`))
        : createMailer(settings);
    try {
      // Nobody is called so: the links in it lead to nobody.
      const outcome = await mailer.send(message({ person: 'AAAAAAAAAAAA', key: 'AAAAAAAAAAAA', email: to, tries: 0 }));
      if (outcome.kind !== 'sent') throw new UsageError(`--to ${to}: it was not taken. ${outcome.reason}`);
    } finally {
      await mailer.close();
    }
    print(`“${mail.subject}” went to ${to}, and to nobody else.`);
    return FINE;
  }
  const store = await openStore(settings);
  try {
    if (edition.sent !== undefined && (await store.edition(id)) === undefined)
      throw new UsageError(
        `content/${editionPath(id)} says that it was sent, and the list of people knows nothing of it. If it was not, take out the line sent:.`,
      );
    if (dryRun) {
      await tellDryRun(store, id, newsletter, mail.subject, print);
      return FINE;
    }
    const mailer = createMailer(settings);
    let result: SendEditionResult;
    try {
      result = await sendEdition({
        store,
        mailer,
        edition: { id, newsletter, subject: mail.subject },
        message,
        connections: settings.connections,
        now,
        signal,
        wait,
        tell: (progress, until) => print(progressLine(progress, until)),
      });
    } finally {
      await mailer.close();
    }
    // Most have it, so readers who follow its link find the page; for those who are left, this must not wait a day.
    if (result.kind === 'finished' || result.kind === 'later') markSent(content, id, site, now());
    return tellResult(result, newsletter, print);
  } finally {
    await store.close();
  }
}

async function tellDryRun(
  store: NewsletterStore,
  id: string,
  newsletter: string,
  subject: string,
  print: Workplace['print'],
): Promise<void> {
  const begun = await store.edition(id);
  if (begun) {
    print(`“${subject}” has been begun. ${progressLine(await store.progress(id))}`);
    return;
  }
  const active = (await store.counts()).find((each) => each.newsletter === newsletter)?.active ?? 0;
  print(`“${subject}” would go to ${count(active, 'subscriber')}, but for those who must not be written to.`);
}

function progressLine({ waiting, sending, sent, refused, skipped }: EditionProgress, until?: number): string {
  const line = `${sent} sent, ${waiting + sending} to go, ${refused} refused, ${skipped} skipped.`;
  return until === undefined ? line : `${line} Waiting until ${new Date(until).toISOString()}.`;
}

function tellResult(result: SendEditionResult, newsletter: string, print: Workplace['print']): number {
  switch (result.kind) {
    case 'held':
      print('Another process is sending this edition.');
      return TRY_AGAIN;
    case 'finished':
      print(`Done: ${progressLine(result.progress)}`);
      return FINE;
    case 'later':
      print(
        `${progressLine(result.progress)} Those to go were put off by their mail servers: run npm run newsletter -- send ${newsletter} again from ${new Date(result.due).toISOString()} on, or with --wait.`,
      );
      return TRY_AGAIN;
    case 'stopped':
      print(`Stopped: ${progressLine(result.progress)} Run it again to go on.`);
      return TRY_AGAIN;
  }
}

/**
 * Hands an edition to listmonk, as a campaign that someone starts there.
 *
 * @throws UsageError or ListmonkError
 */
export async function push(
  { desk, environment, print }: Workplace,
  { newsletter, date }: Request<'push'>,
): Promise<number> {
  const provider = desk.providerOf(newsletter);
  if (provider.type !== 'listmonk')
    throw new UsageError(`${newsletter} is of the type ${provider.type}, not listmonk.`);
  const token = environment.LISTMONK_TOKEN?.trim();
  if (!token?.includes(':'))
    throw new UsageError('Set LISTMONK_TOKEN to name:token of a user of the kind API in your listmonk.');
  const id = desk.idOf(newsletter, date);
  if (desk.compose(id) === 'nothing-new') {
    print(NOTHING_NEW);
    return FINE;
  }
  const { mail } = await desk.draw(id);
  const { subject, html, text } = pasteable(mail, 'listmonk');
  const campaign = await pushCampaign(
    { name: id, subject, html, text },
    { url: provider.url, lists: provider.lists, token },
  );
  print(`“${subject}” is campaign ${campaign} at ${provider.url}, as a draft. Look at it there, and start it.`);
  return FINE;
}
