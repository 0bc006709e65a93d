import { domainToASCII } from 'node:url';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from '../../press/command.ts';
import { nearest } from '../../schema/nearest.ts';
import { normalEmail } from '../../newsletter/store/email-address.ts';
import { readDays } from './schedule.ts';

/** Which edition, and where the newsroom and its last build are. */
interface OfEdition {
  newsletter: string;
  /** `2026-11-24`; today when it is left out. */
  date?: string;
  content?: string;
  cache?: string;
}

/** What the command is asked to do. */
export type NewsletterRequest =
  | { command: 'help'; text: string }
  | ({ command: 'compose' } & OfEdition)
  | ({ command: 'preview' } & OfEdition)
  | ({ command: 'push' } & OfEdition)
  | ({ command: 'send'; to?: string; dryRun: boolean; wait: boolean } & OfEdition)
  | { command: 'status' }
  | { command: 'export'; listmonk: boolean; newsletter?: string }
  | { command: 'import'; file: string; newsletter?: string }
  | { command: 'erase' | 'suppress' | 'release'; email: string }
  | { command: 'bounces'; file?: string }
  | { command: 'schedule'; newsletter: string; at: string; days?: string; write?: string; content?: string }
  | { command: 'doctor'; domain: string; content?: string };

interface Command {
  /** Behind `npm run newsletter -- `. */
  usage: string;
  /** In one line, for the list of all. */
  summary: string;
  /** What else there is to know. */
  more: string;
  options?: ParseArgsOptionsConfig;
}

const PLACES = `

  --content DIR   the content folder (content)
  --cache DIR     in which the last build has left its index (.cache)`;

const COMMANDS = {
  compose: {
    usage: 'compose ID [DATE]',
    summary: "write today's edition as a file, for an editor to change",
    more: `Its stories are those on the newsletter's front that no edition had. The file is content/newsletters/ID/DATE.md; one
that is there is left as it is.${PLACES}`,
    options: { content: { type: 'string' }, cache: { type: 'string' } },
  },
  preview: {
    usage: 'preview ID [DATE]',
    summary: 'write the mail to a file that a browser opens',
    more: `When there is no edition of the day it is composed first.${PLACES}`,
    options: { content: { type: 'string' }, cache: { type: 'string' } },
  },
  send: {
    usage: 'send ID [--edition DATE] [--to ADDRESS] [--dry-run] [--wait]',
    summary: 'send an edition to all who get the newsletter and have not got it yet',
    more: `When there is no edition of the day it is composed first. Nobody gets it twice: run it again after a fault.

  --edition DATE  another day's: 2026-11-24
  --to ADDRESS    to this address only, to see how it looks there
  --dry-run       say to how many it would go
  --wait          stay until those whose mail servers asked for patience are done with, for up to a day

It ends with 0 when all are done with or nothing is new, 2 when some are to be tried again, 1 when something is to be mended.${PLACES}`,
    options: {
      content: { type: 'string' },
      cache: { type: 'string' },
      edition: { type: 'string' },
      to: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      wait: { type: 'boolean', default: false },
    },
  },
  push: {
    usage: 'push ID [DATE]',
    summary: 'hand an edition to listmonk, as a draft of a campaign',
    more: `For newsletters of the type listmonk. LISTMONK_TOKEN is name:token of a user of the kind API there.${PLACES}`,
    options: { content: { type: 'string' }, cache: { type: 'string' } },
  },
  status: {
    usage: 'status',
    summary: 'how many people get which newsletter, and how the editions went',
    more: 'Refused are those whose mail server took no letter; skipped are those who left before their turn.',
  },
  export: {
    usage: 'export [--listmonk] [--newsletter ID] > FILE',
    summary: 'all people with their consent, as CSV',
    more: `With --listmonk, only those who get the newsletter now, in the form that listmonk imports: their consent becomes
attributes. Who left or must not be written to is not in it.`,
    options: { listmonk: { type: 'boolean', default: false }, newsletter: { type: 'string' } },
  },
  import: {
    usage: 'import FILE [--newsletter ID]',
    summary: 'take people in from CSV, of ours or of another service',
    more: `Nobody who has left, complained or bounced becomes a subscriber by it. A list without a column "newsletter" needs
--newsletter. Take in only people who have agreed to get it from you.`,
    options: { newsletter: { type: 'string' } },
  },
  erase: {
    usage: 'erase ADDRESS',
    summary: 'forget a person, but not that they must not be written to',
    more: 'What is kept is a keyed hash of the address, by which nobody can find it out.',
  },
  suppress: {
    usage: 'suppress ADDRESS',
    summary: 'never write to an address again',
    more: 'As after a complaint. It holds whether or not somebody with this address has signed up.',
  },
  release: {
    usage: 'release ADDRESS',
    summary: 'take back what suppress, a bounce or erase has done',
    more: 'The person gets letters again when they were subscribed before, and can sign up again.',
  },
  bounces: {
    usage: 'bounces [FILE]',
    summary: 'read what came back, and write no more to those who are gone or complained',
    more: `Reads the mailbox of NEWSLETTER_BOUNCES; or a file, which holds one mail or an mbox; or with "-" what is piped in. In the
mailbox, what was understood is deleted, and the rest is marked as read for a person to look at.`,
  },
  schedule: {
    usage: 'schedule ID [--at 06:00] [--days mon-fri] [--write DIR]',
    summary: 'the files of systemd, or the lines of cron, that send it',
    more: `The time is that of the time zone in site.yaml, the paths are those of this folder, and the user is you.

  --at TIME      when (06:00)
  --days DAYS    mon-fri, or sat, or mon,wed,fri (every day)
  --write DIR    write the service and the timer into this folder; none that is there is replaced
  --content DIR  the content folder (content)`,
    options: {
      at: { type: 'string', default: '06:00' },
      days: { type: 'string' },
      write: { type: 'string' },
      content: { type: 'string' },
    },
  },
  doctor: {
    usage: 'doctor DOMAIN',
    summary: 'what the domain of `from` lacks for its letters to be taken',
    more: `Looks up SPF, DKIM, DMARC and MX of the domain, the names and TLS of the server in SMTP_URL, and the headers for leaving
by one click in the letters of its newsletters; says which record to add. Nothing is sent, and no password is used.

  --content DIR   the content folder (content)

It ends with 0 when nothing lacks, 1 when something does. What cannot be seen from here has a "?", and counts as nothing
that lacks.`,
    options: { content: { type: 'string' } },
  },
} as const satisfies Record<string, Command>;

type Name = keyof typeof COMMANDS;

const HELP = `npm run newsletter -- COMMAND

${Object.values(COMMANDS)
  .map(({ usage, summary }) => `  ${usage.padEnd(62)}${summary}`)
  .join('\n')}

  COMMAND --help                                                more on one of them

Settings come from the environment; docs/newsletter.md has them all.
`;

const helpOf = ({ usage, summary, more }: Command) =>
  `npm run newsletter -- ${usage}\n\n${summary.replace(/^./, (letter) => letter.toUpperCase())}. ${more}\n`;

/**
 * Reads what stands behind `npm run newsletter --`.
 *
 * @throws UsageError
 */
export function readArguments(args: readonly string[]): NewsletterRequest {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') return { command: 'help', text: HELP };
  if (!Object.hasOwn(COMMANDS, name)) {
    const guess = nearest(name, Object.keys(COMMANDS));
    throw new UsageError(
      `${name}: there is no such command. ${guess ? `Did you mean ${guess}?` : 'See npm run newsletter -- --help.'}`,
    );
  }
  const command: Command = COMMANDS[name as Name];
  const { values, positionals } = parse(name, command, rest);
  if (values.help === true) return { command: 'help', text: helpOf(command) };
  const newsletter = typeof values.newsletter === 'string' ? { newsletter: values.newsletter } : {};
  const places = {
    ...(typeof values.content === 'string' && { content: values.content }),
    ...(typeof values.cache === 'string' && { cache: values.cache }),
  };
  switch (name as Name) {
    case 'compose':
    case 'preview':
    case 'push': {
      atMost(name, command, positionals, 2);
      const id = only(name, command, positionals.slice(0, 1), 'a newsletter');
      const kind = name as 'compose' | 'preview' | 'push';
      return { command: kind, newsletter: id, ...dateOf(name, positionals[1]), ...places };
    }
    case 'send': {
      const id = only(name, command, positionals, 'a newsletter');
      const to = typeof values.to === 'string' ? normalEmail(values.to) : undefined;
      if (values.to !== undefined && to === undefined)
        throw new UsageError(`send --to ${String(values.to)}: this is no email address.`);
      return {
        command: 'send',
        newsletter: id,
        ...dateOf('send --edition', typeof values.edition === 'string' ? values.edition : undefined),
        ...(to !== undefined && { to }),
        dryRun: values['dry-run'] === true,
        wait: values.wait === true,
        ...places,
      };
    }
    case 'status':
      atMost(name, command, positionals, 0);
      return { command: 'status' };
    case 'export':
      atMost(name, command, positionals, 0);
      return { command: 'export', listmonk: values.listmonk === true, ...newsletter };
    case 'import':
      return { command: 'import', file: only(name, command, positionals, 'a file'), ...newsletter };
    case 'bounces':
      atMost(name, command, positionals, 1);
      return { command: 'bounces', ...(positionals[0] !== undefined && { file: positionals[0] }) };
    case 'schedule': {
      const id = only(name, command, positionals, 'a newsletter');
      const at = String(values.at);
      if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(at))
        throw new UsageError(`schedule --at ${at}: write a time like 06:00.`);
      if (typeof values.days === 'string' && !readDays(values.days))
        throw new UsageError(`schedule --days ${values.days}: write days like mon-fri, or mon,wed,fri.`);
      return {
        command: 'schedule',
        newsletter: id,
        at,
        ...(typeof values.days === 'string' && { days: values.days }),
        ...(typeof values.write === 'string' && { write: values.write }),
        ...(typeof values.content === 'string' && { content: values.content }),
      };
    }
    case 'doctor': {
      const written = only(name, command, positionals, 'a domain');
      const domain = domainToASCII(written.replace(/^.*@/, '').replace(/\.$/, ''));
      if (!/^(?:[a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}$/.test(domain))
        throw new UsageError(`doctor: ${written} is no domain. Write one like ledger.example.`);
      return {
        command: 'doctor',
        domain,
        ...(typeof values.content === 'string' && { content: values.content }),
      };
    }
    case 'erase':
    case 'suppress':
    case 'release': {
      const written = only(name, command, positionals, 'an address');
      const email = normalEmail(written);
      if (email === undefined) throw new UsageError(`${name}: ${written} is no email address.`);
      return { command: name as 'erase' | 'suppress' | 'release', email };
    }
  }
}

function dateOf(name: string, date: string | undefined): { date?: string } {
  if (date === undefined) return {};
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date)))
    throw new UsageError(`${name} ${date}: write a day like 2026-11-24.`);
  return { date };
}

function parse(name: string, { options, usage }: Command, args: string[]) {
  const known: ParseArgsOptionsConfig = { ...options, help: { type: 'boolean', default: false } };
  const { tokens } = parseArgs({ args, options: known, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(known, token.name)) {
      const guess = nearest(token.name, Object.keys(known));
      throw new UsageError(
        `${name} ${token.rawName}: there is no such flag. ${guess ? `Did you mean --${guess}?` : `Write npm run newsletter -- ${usage}`}`,
      );
    }
    if (known[token.name]!.type === 'string' && (token.value === undefined || token.value === ''))
      throw new UsageError(`${name} ${token.rawName} needs a value.`);
  }
  try {
    return parseArgs({ args, options: known, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${name}: ${(error as Error).message}`);
  }
}

function atMost(name: string, { usage }: Command, positionals: readonly string[], most: number): void {
  if (positionals.length > most)
    throw new UsageError(`${name}: ${positionals[most]!} is one too many. Write npm run newsletter -- ${usage}`);
}

function only(name: string, command: Command, positionals: readonly string[], what: string): string {
  atMost(name, command, positionals, 1);
  const [given] = positionals;
  if (given === undefined || given === '')
    throw new UsageError(`${name}: name ${what}: npm run newsletter -- ${command.usage}`);
  return given;
}
