/**
 * The list of people as CSV (RFC 4180, UTF-8). A row is one subscription:
 *
 * - `email`, `newsletter` (its id), `standing` (`pending`, `active` or `left`);
 * - `asked`, `confirmed`, `left`: when, as 2026-11-24T06:00:00.000Z, or empty;
 * - `consent_at`, `consent_page`, `consent_text`: when, where and to which words they agreed.
 *
 * A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula or worse. Such a cell, and
 * one that begins with an apostrophe, gets an apostrophe before it (what OWASP advises against CSV injection), which is
 * taken away again when the list is read.
 *
 * Lists of other services are read too: those of Mailchimp (`Email Address`, with a file each for those who are subscribed,
 * unsubscribed and cleaned), Ghost (`email`, `subscribed_to_emails`), listmonk (`email`, `status`) and Buttondown (`email`
 * or `email_address`, `type`), and any that has a column of addresses.
 */
import { parse, type CsvError } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { normalEmail } from './email-address.ts';
import type { PersonRow } from './store.ts';
import type { Standing } from './subscribers.ts';

const COLUMNS = [
  'email',
  'newsletter',
  'standing',
  'asked',
  'confirmed',
  'left',
  'consent_at',
  'consent_page',
  'consent_text',
] as const;

type Column = (typeof COLUMNS)[number];

/** What others call our columns, in lower case with `_` between words; the first that is there counts. */
const NAMES_ELSEWHERE = {
  email: ['email', 'email_address', 'e_mail', 'e_mail_address', 'subscriber_email'],
  standing: ['standing', 'status', 'subscribed_to_emails', 'type', 'subscriber_type'],
  asked: ['asked', 'optin_time', 'created_at', 'creation_date'],
  confirmed: ['confirmed', 'confirm_time'],
  left: ['left', 'unsub_time', 'clean_time', 'unsubscription_date'],
} as const;

/** What others say of where somebody stands. A word that is not here is a problem: a guess might write to who has left. */
const STANDINGS = new Map<string, Standing>([
  ...['active', 'subscribed', 'enabled', 'confirmed', 'true', 'regular', 'premium', 'gifted', 'trialed'].map(
    (word) => [word, 'active'] as const,
  ),
  ...['pending', 'unactivated', 'unconfirmed'].map((word) => [word, 'pending'] as const),
  ...[
    'left',
    'unsubscribed',
    'cleaned',
    'disabled',
    'blocklisted',
    'blacklisted',
    'bounced',
    'undeliverable',
    'complained',
    'removed',
    'false',
  ].map((word) => [word, 'left'] as const),
]);

/** No cell of an honest list is longer (characters); a quote that is never closed would otherwise be read to the end of the file. */
const LONGEST_ROW = 128 * 1024;

/** A row that cannot be taken in. */
export interface CsvProblem {
  /** Where the row begins; the header is in line 1. */
  line: number;
  /** What is wrong with it and what to write. */
  message: string;
}

/** Writes people as CSV, a piece at a time. */
export async function* writePeople(people: AsyncIterable<PersonRow>): AsyncGenerator<string> {
  yield line(COLUMNS);
  for await (const { email, newsletter, standing, asked, confirmed, left, consent } of people) {
    const cells: Record<Column, string> = {
      email,
      newsletter,
      standing,
      asked: toTime(asked),
      confirmed: confirmed === undefined ? '' : toTime(confirmed),
      left: left === undefined ? '' : toTime(left),
      consent_at: toTime(consent.at),
      consent_page: consent.page,
      consent_text: consent.text,
    };
    yield line(COLUMNS.map((column) => guard(cells[column])));
  }
}

/**
 * Reads people from CSV, a row at a time: in UTF-8 or, with its mark before it, UTF-16; separated by commas, semicolons or
 * tabs.
 *
 * @param options.file - the name that consent is noted with when the list says nothing of it.
 * @param options.newsletters - the ids that there are.
 * @param options.newsletter - which one people of a list without a column `newsletter` are taken in for.
 * @param options.now - the time of what the list has no time for (ms).
 * @param options.onProblem - is told what cannot be taken in, in the order of lines. The other rows are read all the same.
 */
export async function* readPeople(
  source: AsyncIterable<Uint8Array>,
  options: {
    file: string;
    newsletters: ReadonlySet<string>;
    newsletter?: string;
    now: number;
    onProblem: (problem: CsvProblem) => void;
  },
): AsyncGenerator<PersonRow> {
  const { text, separator } = await open(source);
  let header: Header | undefined;
  for await (const { record, line, problem } of rowsOf(text, separator)) {
    if (problem !== undefined) {
      options.onProblem({ line, message: `This is no CSV: ${problem}. All after it is left out.` });
      return;
    }
    if (header) {
      const row = toPerson(record, header, options);
      if (typeof row === 'string') options.onProblem({ line, message: row });
      else yield row;
      continue;
    }
    header = new Header(record);
    if (header.problem !== undefined) {
      options.onProblem({ line, message: header.problem });
      return;
    }
  }
  if (!header) options.onProblem({ line: 1, message: 'The file is empty.' });
}

interface Row {
  record: string[];
  /** Where it begins. */
  line: number;
  /** Why there is no more. */
  problem?: string;
}

/** The rows of a text, to the last before a mistake: the parser's own stream drops those that nobody has read yet. */
async function* rowsOf(text: AsyncIterable<string>, separator: string): AsyncGenerator<Row> {
  let rows: Row[] = [];
  let problem: CsvError | undefined;
  const parser = parse({
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    on_record(record: string[], { lines }) {
      // The parser counts to the end of the row.
      rows.push({ record, line: lines - record.join('').split(/\r\n|\r|\n/).length + 1 });
      return undefined;
    },
  });
  parser.on('error', (error: CsvError) => {
    problem = error;
  });
  parser.resume();
  const give = function* () {
    const read = rows;
    rows = [];
    yield* read;
    if (problem) yield { record: [], line: Number(problem['lines'] ?? 1), problem: problem.message };
  };
  for await (const piece of text) {
    await new Promise<void>((resolve) => parser.write(piece, () => resolve()));
    yield* give();
    if (problem) return;
  }
  await new Promise<void>((resolve) => parser.once('close', resolve).end());
  yield* give();
}

/** Where the columns are. */
class Header {
  /** Whether it is a list that was written by `writePeople`. */
  readonly own: boolean;
  readonly #places: Map<string, number>;

  constructor(cells: readonly string[]) {
    const names = cells.map((cell) =>
      cell
        .trim()
        .toLowerCase()
        .replaceAll(/[\s_-]+/g, '_'),
    );
    // From the last, so that the first of two columns with one name counts.
    this.#places = new Map(names.map((name, place) => [name, place] as const).reverse());
    this.own = COLUMNS.every((column) => this.#places.has(column));
  }

  /** Why nothing can be read with it. */
  get problem(): string | undefined {
    if (this.#place('email') !== undefined) return undefined;
    return 'No column holds addresses. Call it "email" in the first line.';
  }

  /** Whether there is a column of that meaning. */
  has(column: Column): boolean {
    return this.#place(column) !== undefined;
  }

  /** What a row says there; empty when it says nothing. */
  cell(record: readonly string[], column: Column): string {
    const place = this.#place(column);
    const cell = (place === undefined ? undefined : record[place]) ?? '';
    return this.own ? unguard(cell) : cell.trim();
  }

  #place(column: Column): number | undefined {
    const names: readonly string[] = column in NAMES_ELSEWHERE ? NAMES_ELSEWHERE[column as 'email'] : [column];
    for (const name of names) {
      const place = this.#places.get(name);
      if (place !== undefined) return place;
    }
    return undefined;
  }
}

/** A row as a person, or what is wrong with it. */
function toPerson(
  record: readonly string[],
  header: Header,
  options: { file: string; newsletters: ReadonlySet<string>; newsletter?: string; now: number },
): PersonRow | string {
  const cell = (column: Column) => header.cell(record, column);
  const written = cell('email');
  const email = normalEmail(written);
  if (email === undefined)
    return `${quote(written)} is not an address. Write one like ada@example.org, or leave out the line.`;

  const newsletter = header.has('newsletter') ? cell('newsletter') : options.newsletter;
  if (newsletter === undefined) return 'The list does not say for which newsletter. Say so with --newsletter.';
  if (!options.newsletters.has(newsletter)) {
    return `There is no newsletter ${quote(newsletter)}. There is ${[...options.newsletters].sort().join(', ')}.`;
  }

  const times: Partial<Record<'asked' | 'confirmed' | 'left' | 'consent_at', number>> = {};
  for (const column of ['asked', 'confirmed', 'left', 'consent_at'] as const) {
    const text = cell(column);
    const time = fromTime(text);
    // Of others' lists, only what is understood is taken over.
    if (header.own && text !== '' && time === undefined) {
      return `${quote(text)} in the column ${column} is not a time. Write one like 2026-11-24T06:00:00Z.`;
    }
    times[column] = time;
  }

  // A list of Mailchimp's that has a column for when people left is one of people who have left.
  const word = cell('standing') || (header.has('left') && !header.has('standing') ? 'left' : 'active');
  const standing = STANDINGS.get(word.toLowerCase());
  if (standing === undefined) {
    return `It is not known what ${quote(word)} means for who gets the newsletter. Write active, pending or left.`;
  }

  const asked = times.asked ?? times.confirmed ?? options.now;
  const confirmed = times.confirmed ?? (standing === 'active' ? asked : undefined);
  const left = standing === 'left' ? (times.left ?? options.now) : times.left;
  return {
    email,
    newsletter,
    standing,
    asked,
    ...(confirmed !== undefined && { confirmed }),
    ...(left !== undefined && { left }),
    consent: {
      at: times.consent_at ?? asked,
      page: cell('consent_page') || `import ${options.file}`,
      text: cell('consent_text'),
    },
  };
}

/** The text of a file, and what stands between its cells: of the signs that may, the one that is most often in its first line. */
async function open(source: AsyncIterable<Uint8Array>): Promise<{ text: AsyncIterable<string>; separator: string }> {
  const pieces = decode(source);
  let start = '';
  for (;;) {
    const { value, done } = await pieces.next();
    start += value ?? '';
    if (done || /[\r\n]/.test(start) || start.length > LONGEST_ROW) break;
  }
  const header = start.split(/[\r\n]/, 1)[0]!.replaceAll(/"[^"]*"/g, '');
  const count = (sign: string) => header.split(sign).length;
  const separator = [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  return {
    separator,
    text: (async function* () {
      yield start;
      yield* pieces;
    })(),
  };
}

async function* decode(source: AsyncIterable<Uint8Array>): AsyncGenerator<string, undefined> {
  let decoder: TextDecoder | undefined;
  let held: Uint8Array = new Uint8Array();
  for await (const piece of source) {
    const bytes = held.length === 0 ? piece : Buffer.concat([held, piece]);
    if (!decoder && bytes.length < 2) {
      held = bytes;
      continue;
    }
    decoder ??= new TextDecoder(encodingOf(bytes));
    held = new Uint8Array();
    yield decoder.decode(bytes, { stream: true });
  }
  decoder ??= new TextDecoder();
  yield decoder.decode(held);
  return undefined;
}

/** As which a spreadsheet says that it wrote a text. What is neither holds addresses in ASCII; the rest of it is not read. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function line(cells: readonly string[]): string {
  return stringify([[...cells]], { record_delimiter: 'windows' });
}

function guard(cell: string): string {
  return /^[=+\-@\t\r\n']/.test(cell) ? `'${cell}` : cell;
}

function unguard(cell: string): string {
  return /^'[=+\-@\t\r\n']/.test(cell) ? cell.slice(1) : cell;
}

function toTime(time: number): string {
  return new Date(time).toISOString();
}

/** A time as ISO 8601 has it, with a space for the T as well; one that says no zone is in UTC, as those of Mailchimp are. */
function fromTime(text: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?: ?(Z|UTC|[+-]\d\d:?\d\d))?)?$/.exec(
    text.trim(),
  );
  if (!parts) return undefined;
  const zone = (parts[3] ?? 'Z').replace('UTC', 'Z').replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const time = Date.parse(`${parts[1]}T${parts[2] ?? '00:00'}${zone}`);
  return Number.isNaN(time) ? undefined : time;
}

/** What a file says, short enough for a line of the terminal, and without what would move its cursor. */
function quote(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return `"${short.replaceAll(/\p{C}/gu, '\ufffd')}"`;
}
