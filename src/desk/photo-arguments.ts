/** What `npm run photo` is asked to do. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { XmpChanges } from '../photos/edit-xmp.ts';
import { UsageError } from '../press/command.ts';
import { nearest } from '../schema/nearest.ts';
import { findInvisible, webAddress } from '../schema/text.ts';
import { DATA_MINING, SOURCE_TYPES, type Vocabulary } from './photo-terms.ts';

export interface PhotoRequest {
  /** As they were written. */
  files: string[];
  /** Absent when nothing is to be written. */
  changes?: XmpChanges;
}

interface Field {
  changes: keyof XmpChanges;
  help: string;
  /** @returns what to write for a value. @throws UsageError */
  read?: (text: string) => string;
}

/** The fields that can be written, as they are called on the command line. */
const FIELDS: Readonly<Record<string, Field>> = {
  caption: { changes: 'description', help: 'who, where, when' },
  headline: { changes: 'headline', help: 'a headline of its own' },
  creator: { changes: 'creators', help: 'the photographer; several with one creator= each' },
  credit: { changes: 'credit', help: 'the credit line: Harbor Ledger' },
  source: { changes: 'source', help: 'whom it comes from, if that is somebody else' },
  copyright: { changes: 'copyright', help: '© 2026 Harbor Ledger' },
  alt: { changes: 'alt', help: 'what it shows, for those who cannot see it' },
  'long-alt': { changes: 'extendedDescription', help: 'the same at length' },
  city: { changes: 'city', help: 'where it was taken' },
  country: { changes: 'country', help: '' },
  'rights-page': { changes: 'webStatement', help: 'the address of a page about its rights', read: readAddress },
  'source-type': {
    changes: 'digitalSourceType',
    help: 'how it came about',
    read: (text) => readTerm(SOURCE_TYPES, text),
  },
  'data-mining': {
    changes: 'dataMining',
    help: 'what machines may do with it',
    read: (text) => readTerm(DATA_MINING, text),
  },
};

const FLAGS = ['--write', '--help'];

const table = (rows: Iterable<readonly [string, string]>, width: number) =>
  [...rows].map(([name, meaning]) => `  ${name.padEnd(width)}${meaning}`.trimEnd()).join('\n');

const HELP = `npm run photo -- FILE …                          what pictures say of themselves
npm run photo -- FILE … --write caption="…" …     write it into them

Of the files, only what they say is changed. What can be written:

${table(
  Object.entries(FIELDS).map(([name, { help }]) => [`${name}=`, help]),
  15,
)}

source-type= is one of

${table(Object.entries(SOURCE_TYPES.terms), 38)}

data-mining= is one of

${table(Object.entries(DATA_MINING.terms), 44)}
`;

/**
 * Reads the command line.
 *
 * @param folder - where relative paths begin.
 * @returns what is asked for, or the text of the help.
 * @throws UsageError
 */
export function readArguments(args: string[], folder: string): PhotoRequest | string {
  const { tokens } = parseArgs({ args, strict: false, allowPositionals: true, tokens: true });
  const flags = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  for (const { rawName, value } of flags) {
    if (!FLAGS.includes(rawName)) throw new UsageError(`${rawName}: there is no such flag. ${meant(rawName, FLAGS)}`);
    if (value !== undefined) throw new UsageError(`${rawName}=${value}: write ${rawName} alone, and then ${value}.`);
  }
  if (flags.some(({ rawName }) => rawName === '--help')) return HELP;

  const files: string[] = [];
  const pairs: [name: string, value: string][] = [];
  for (const token of tokens) {
    if (token.kind !== 'positional') continue;
    const [, name, value] = /^([\p{L}-]+)=(.*)$/su.exec(token.value) ?? [];
    if (name === undefined || existsSync(resolve(folder, token.value))) files.push(token.value);
    else pairs.push([name, value!]);
  }
  const changes = readChanges(pairs);
  const isWritten = flags.some(({ rawName }) => rawName === '--write');
  if (files.length === 0) throw new UsageError('Name a picture: npm run photo -- content/photos/2026/sea-wall.jpg');
  if (isWritten && pairs.length === 0) throw new UsageError('--write: say what, like caption="Waves at the sea wall."');
  // npm keeps flags to itself that do not stand behind two hyphens.
  if (!isWritten && pairs.length > 0)
    throw new UsageError(
      `${pairs[0]![0]}= is written only with --write: npm run photo -- FILE --write ${pairs[0]![0]}="…"`,
    );
  return { files, ...(isWritten && { changes }) };
}

function readChanges(pairs: readonly [name: string, value: string][]): XmpChanges {
  const changes: XmpChanges = {};
  for (const [name, value] of pairs) {
    const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    if (!field) throw new UsageError(`${name}= cannot be written. ${meant(name, Object.keys(FIELDS))}`);
    const key = field.changes;
    const text = readText(name, value);
    if (key === 'creators') {
      changes.creators = [...(changes.creators ?? []), text];
      continue;
    }
    if (changes[key] !== undefined) throw new UsageError(`${name}= stands twice.`);
    try {
      changes[key] = field.read ? field.read(text) : text;
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(`${name}=${text} ${error.message}`) : error;
    }
  }
  return changes;
}

/** One line of text that can be read and, as XML, written. */
function readText(name: string, value: string): string {
  const text = value.replace(/\s+/gu, ' ').trim();
  if (text === '') throw new UsageError(`${name}= is empty. Write what it is to say.`);
  const strange = findInvisible(text) ?? /[\ufff9-\uffff]|\p{Noncharacter_Code_Point}/u.exec(text)?.[0];
  if (strange !== undefined) {
    const code = strange.startsWith('U+') ? strange : `U+${strange.codePointAt(0)!.toString(16).toUpperCase()}`;
    throw new UsageError(`${name}= has an invisible control character (${code}). Delete it.`);
  }
  return text;
}

function readAddress(text: string): string {
  if (webAddress.safeParse(text).success) return text;
  throw new UsageError('is not a web address. Write it in full, like https://example.org/page.');
}

function readTerm({ address, terms }: Vocabulary, text: string): string {
  const term = text.startsWith(address) ? text.slice(address.length) : text;
  if (Object.hasOwn(terms, term)) return address + term;
  throw new UsageError(`is not known. ${meant(term, Object.keys(terms))}`);
}

function meant(word: string, candidates: readonly string[]): string {
  const best = nearest(word, candidates);
  return best === undefined ? `See npm run photo -- --help.` : `Did you mean ${best}?`;
}
