/** `npm run newsletter`: editions and their sending, the list of people, and what came back. */
import { Resolver } from 'node:dns/promises';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contextOf } from '../archive/sync.ts';
import { openStore } from '../newsletter/open-store.ts';
import { mailsOf, readMailbox, takeBounce } from '../newsletter/sending/bounces.ts';
import { createLetterIds } from '../newsletter/sending/letter-id.ts';
import { ListmonkError, writeListmonkPeople } from '../newsletter/sending/listmonk.ts';
import { MailServerError } from '../newsletter/sending/mailer.ts';
import { readSettings, SettingsError, type NewsletterSettings } from '../newsletter/settings.ts';
import { readPeople, writePeople } from '../newsletter/store/people-csv.ts';
import { StoreError } from '../newsletter/store/store-error.ts';
import type { NewsletterStore } from '../newsletter/store/store.ts';
import { runCommand, UsageError } from '../press/command.ts';
import { count, showInvisible } from '../press/report.ts';
import { readArguments, type NewsletterRequest } from './newsletter/arguments.ts';
import { FileExistsError, putNewFiles } from './put-files.ts';
import { doctor } from './newsletter/doctor.ts';
import { openEditionDesk } from './newsletter/edition-desk.ts';
import { compose, preview, push, send, type Workplace } from './newsletter/editions.ts';
import { writeSchedule } from './newsletter/schedule.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
// npm runs scripts from the project's folder, but names of files were written for the one in which it was called.
const folder = (process.env.npm_lifecycle_event === 'newsletter' && process.env.INIT_CWD) || process.cwd();

const print = (line: string) => process.stdout.write(`${showInvisible(line)}\n`);

async function tellStatus(store: NewsletterStore): Promise<void> {
  const counts = await store.counts();
  if (counts.length === 0) print('Nobody has signed up yet.');
  for (const { newsletter, pending, active, left } of counts) {
    print(`${newsletter}: ${count(active, 'subscriber')}, ${pending} to confirm, ${left} left`);
    for (const edition of (await store.editions(newsletter)).slice(0, 5)) {
      const { waiting, sending, sent, refused, skipped } = await store.progress(edition.id);
      const rest = waiting + sending > 0 ? `${waiting + sending} to go, ` : '';
      print(`  ${edition.id}: ${rest}${sent} sent, ${refused} refused, ${skipped} skipped`);
    }
  }
}

async function importPeople(
  store: NewsletterStore,
  { file, newsletter }: Extract<NewsletterRequest, { command: 'import' }>,
): Promise<number> {
  const newsletters = newslettersOf(join(root, 'content', 'newsletters'));
  if (newsletter !== undefined && !newsletters.has(newsletter))
    throw new UsageError(`--newsletter ${newsletter}: there is none. There are: ${[...newsletters].join(', ')}`);
  const path = resolve(folder, file);
  if (!existsSync(path)) throw new UsageError(`${file}: there is no such file.`);
  let problems = 0;
  const people = readPeople(createReadStream(path), {
    file: basename(file),
    newsletters,
    ...(newsletter !== undefined && { newsletter }),
    now: Date.now(),
    onProblem({ line, message }) {
      problems++;
      process.stderr.write(`${showInvisible(`${file}:${line}: ${message}`)}\n`);
    },
  });
  const { added, known, heldBack } = await store.takeIn(people);
  print(`${added} new, ${known} known already, ${heldBack} held back since they left or must not be written to.`);
  if (problems > 0) print(`${count(problems, 'row')} could not be taken in.`);
  return problems > 0 ? 1 : 0;
}

function newslettersOf(path: string): Set<string> {
  const files = existsSync(path) ? readdirSync(path) : [];
  return new Set(
    files
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.slice(0, -'.md'.length))
      .sort(),
  );
}

async function takeBounces(
  store: NewsletterStore,
  settings: NewsletterSettings,
  file: string | undefined,
): Promise<void> {
  const counts = { bounced: 0, complained: 0, soft: 0, others: 0 };
  const context = { store, ids: createLetterIds(settings.secret), now: () => Date.now() };
  if (file === undefined) {
    if (settings.bounces === undefined)
      throw new UsageError('bounces: set NEWSLETTER_BOUNCES to a mailbox, or name a file.');
    await readMailbox(settings.bounces, async (bytes) => {
      const before = counts.others;
      await takeBounce(bytes, context, counts);
      return counts.others === before;
    }).catch((error: unknown) => {
      if (error instanceof StoreError) throw error;
      throw new UsageError(`NEWSLETTER_BOUNCES: the mailbox cannot be read: ${(error as Error).message}`);
    });
  } else {
    const path = resolve(folder, file);
    if (file !== '-' && !existsSync(path)) throw new UsageError(`${file}: there is no such file.`);
    for (const mail of mailsOf(readFileSync(file === '-' ? 0 : path))) await takeBounce(mail, context, counts);
  }
  print(
    `${counts.bounced} gone, ${counts.complained} complained: they are written to no more. ${count(counts.soft, 'passing failure')}, ${counts.others} that say nothing of a subscriber.`,
  );
}

/** Prints when a newsletter is sent, for systemd and cron; or writes it. */
function schedule(request: Extract<NewsletterRequest, { command: 'schedule' }>): number {
  const content = request.content === undefined ? join(root, 'content') : resolve(folder, request.content);
  const newsletters = newslettersOf(join(content, 'newsletters'));
  const { newsletter, at, days } = request;
  if (!newsletters.has(newsletter))
    throw new UsageError(`${newsletter}: there is no such newsletter. There are: ${[...newsletters].join(', ')}`);
  const { timeZone, siteUrl } = contextOf(content, undefined);
  if (siteUrl === 'https://site.invalid')
    throw new UsageError('site.yaml cannot be read, so that its time zone is not known. See npm run check.');
  // Who writes into the folder of the system is root, and should send no letters.
  const user = process.env.SUDO_USER ?? userInfo().username;
  const { name, service, timer, cron } = writeSchedule({
    newsletter,
    root,
    user,
    timeZone,
    at,
    ...(days !== undefined && { days }),
  });
  if (request.write === undefined) {
    for (const [ending, text] of Object.entries({ service, timer }))
      process.stdout.write(`# /etc/systemd/system/${name}.${ending}\n${text}\n`);
    process.stdout.write(`# Or with cron:\n${cron}`);
    return 0;
  }
  try {
    putNewFiles(resolve(folder, request.write), [
      { path: `${name}.service`, content: service },
      { path: `${name}.timer`, content: timer },
    ]);
  } catch (error) {
    if (error instanceof FileExistsError) throw new UsageError(`--write ${request.write}: ${error.message}`);
    throw error;
  }
  print(`Written. Then: systemctl enable --now ${name}.timer`);
  return 0;
}

async function run(request: NewsletterRequest): Promise<number> {
  if (request.command === 'help') {
    process.stdout.write(request.text);
    return 0;
  }
  if (request.command === 'schedule') return schedule(request);
  const settings = readSettings(process.env, root);
  if (isOfEditions(request)) return runOnEditions(request, settings);
  if (request.command === 'doctor') {
    const content = request.content === undefined ? join(root, 'content') : resolve(folder, request.content);
    return doctor({ domain: request.domain, content, settings, dns: new Resolver(), print });
  }
  const store = await openStore(settings);
  try {
    switch (request.command) {
      case 'status':
        await tellStatus(store);
        return 0;
      case 'export': {
        const people = request.listmonk
          ? writeListmonkPeople(
              store.people(),
              async (email) => (await store.suppression(email)) !== undefined,
              request.newsletter,
            )
          : writePeople(only(store, request.newsletter));
        for await (const piece of people) process.stdout.write(piece);
        return 0;
      }
      case 'import':
        return await importPeople(store, request);
      case 'erase':
        print(
          (await store.erase(request.email, Date.now()))
            ? 'Forgotten.'
            : 'Nobody has this address. It will not be written to.',
        );
        return 0;
      case 'suppress':
        await store.suppress(request.email, 'complained', Date.now());
        print('It is written to no more.');
        return 0;
      case 'release':
        print((await store.release(request.email)) ? 'It may be written to again.' : 'It could be written to before.');
        return 0;
      case 'bounces':
        await takeBounces(store, settings, request.file);
        return 0;
    }
  } finally {
    await store.close();
  }
}

type OfEditions = Extract<NewsletterRequest, { command: 'compose' | 'preview' | 'send' | 'push' }>;

const isOfEditions = (request: NewsletterRequest): request is OfEditions =>
  ['compose', 'preview', 'send', 'push'].includes(request.command);

async function runOnEditions(request: OfEditions, settings: NewsletterSettings): Promise<number> {
  const place = (given: string | undefined, usual: string) =>
    given === undefined ? join(root, usual) : resolve(folder, given);
  const content = place(request.content, 'content');
  const desk = openEditionDesk({ content, cache: place(request.cache, '.cache'), now: Date.now() });
  const end = new AbortController();
  const stop = () => end.abort();
  // A second one ends the process as usual.
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const workplace: Workplace = {
    desk,
    content,
    settings,
    environment: process.env,
    now: () => Date.now(),
    print,
    signal: end.signal,
  };
  try {
    switch (request.command) {
      case 'compose':
        return compose(workplace, request);
      case 'preview':
        return await preview(workplace, request);
      case 'send':
        return await send(workplace, request);
      case 'push':
        return await push(workplace, request);
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    desk.close();
  }
}

async function* only(store: NewsletterStore, newsletter: string | undefined) {
  for await (const row of store.people()) if (newsletter === undefined || row.newsletter === newsletter) yield row;
}

await runCommand(async () => run(readArguments(process.argv.slice(2))), {
  told: [SettingsError, StoreError, MailServerError, ListmonkError],
});
