/** What `npm run new` is told on the command line. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from '../../press/command.ts';
import { STORY_TYPES } from '../../schema/article.ts';
import { nearest } from '../../schema/nearest.ts';
import { FIELD_NAMES, FIELDS, fieldOf, type Answers, type FieldName, type PhotoAnswer } from './fields.ts';

export interface Request {
  answers: Answers;
  /** The content folder, as it was written. */
  content?: string;
  /** The cache of its builds, as it was written. */
  cache?: string;
  /** Ms since 1970. */
  now: number;
}

const OPTIONS: ParseArgsOptionsConfig = {
  ...Object.fromEntries(FIELD_NAMES.map((name) => [name, { type: 'string' as const }])),
  section: { type: 'string' },
  type: { type: 'string' },
  author: { type: 'string', multiple: true },
  'new-author': { type: 'string', multiple: true },
  topic: { type: 'string', multiple: true },
  photo: { type: 'string', multiple: true },
  alt: { type: 'string', multiple: true },
  caption: { type: 'string', multiple: true },
  credit: { type: 'string', multiple: true },
  slug: { type: 'string' },
  published: { type: 'string' },
  draft: { type: 'boolean' },
  content: { type: 'string' },
  cache: { type: 'string' },
  now: { type: 'string' },
  help: { type: 'boolean' },
};
const FLAGS = Object.keys(OPTIONS).map((name) => `--${name}`);

const field = (name: FieldName): [string, string] => [`--${name} ${fieldOf(name).value}`, fieldOf(name).help];
const fieldsOf = (form?: string) => FIELD_NAMES.filter((name) => fieldOf(name).form === form).map(field);
const rows = (table: [flag: string, help: string][]) =>
  table.map(([flag, help]) => `  ${flag.padEnd(22)}${help}`).join('\n');

const HELP = `npm run new                   asks for all that a story needs, and writes its file
npm run new -- [flags]        asks for the rest, or for nothing when all is there

${rows([
  field('headline'),
  field('summary'),
  ['--section ID', 'an id of site.yaml'],
  ['--type TYPE', STORY_TYPES.join(', ')],
  ['--author ID', 'who wrote it; once for each'],
  ['--new-author NAME', 'someone who has no file yet, and gets one'],
  ['--topic ID', 'what it is about; once for each'],
  ['--photo FILE', 'a picture; one from elsewhere is copied to content/photos'],
  ['--alt TEXT', 'what the picture before it shows, for those who cannot see it'],
  ['--caption TEXT', 'who, where, when'],
  ['--credit TEXT', 'Photographer/Agency'],
  ...fieldsOf().filter(([flag]) => !/headline|summary/.test(flag)),
  ['--slug ID', "the file's name and the end of its address (made of the headline)"],
  ['--published TIME', 'when it is published, like 2026-11-09T18:30, or now (a draft without it)'],
  ['--draft', 'a draft, whatever its time'],
])}

For an interview

${rows(fieldsOf('interview'))}

For a review

${rows(fieldsOf('review'))}

For an obituary

${rows(fieldsOf('obituary'))}

A gallery has several --photo, each with its --alt, --caption and --credit behind it.

${rows([
  ['--content DIR', 'the newsroom (content)'],
  ['--cache DIR', 'the cache of its builds, for the topics that stories have (.cache)'],
  ['--now ISO', 'write as of this moment'],
  ['--help', 'show this'],
])}
`;

/**
 * Reads the command line.
 *
 * @param clock - the present, in ms since 1970, unless a flag says another.
 * @returns what is asked for, or the text of the help.
 * @throws UsageError
 */
export function readArguments(args: string[], clock: number): Request | string {
  const { tokens } = parseArgs({ args, options: OPTIONS, strict: false, allowPositionals: true, tokens: true });
  const answers: Answers = { texts: {}, newAuthors: [] };
  const request: Request = { answers, now: clock };
  /** Words about a picture that stand before it. */
  let waiting: Omit<PhotoAnswer, 'file'> = {};
  const seen = new Set<string>();

  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    // npm keeps flags to itself that do not stand behind two hyphens, and hands on what stood behind them.
    if (token.kind === 'positional')
      throw new UsageError(
        `${token.value}: what is this? Put flags behind two hyphens, and texts in quotation marks: npm run new -- --headline "…"`,
      );
    const { name, rawName, value } = token;
    const option = Object.hasOwn(OPTIONS, name) && rawName === `--${name}` ? OPTIONS[name] : undefined;
    if (!option) throw new UsageError(`${rawName}: there is no such flag. ${meant(rawName)}`);
    if (option.type === 'boolean') {
      if (value !== undefined) throw new UsageError(`${rawName}=${value}: write ${rawName} alone.`);
      if (name === 'help') return HELP;
      answers.draft = true;
      continue;
    }
    if (value === undefined || (!token.inlineValue && FLAGS.includes(value)))
      throw new UsageError(`${rawName}: say what, like ${rawName} "…"`);
    if (seen.has(name) && !option.multiple) throw new UsageError(`${rawName} stands twice.`);
    seen.add(name);
    take(name, value);
  }
  if (Object.keys(waiting).length > 0)
    throw new UsageError(`--${Object.keys(waiting)[0]} is about a picture. Which? --photo FILE`);
  return request;

  function take(name: string, value: string): void {
    switch (name) {
      case 'author':
        (answers.authors ??= []).push(value);
        break;
      case 'new-author':
        answers.newAuthors.push(value);
        break;
      case 'topic':
        (answers.topics ??= []).push(value);
        break;
      case 'photo':
        (answers.photos ??= []).push({ file: value, ...waiting });
        waiting = {};
        break;
      case 'alt':
      case 'caption':
      case 'credit': {
        const photo = answers.photos?.at(-1) ?? waiting;
        if (photo[name] !== undefined) throw new UsageError(`--${name} stands twice for one picture.`);
        photo[name] = value;
        break;
      }
      case 'now':
        request.now = Date.parse(value);
        if (Number.isNaN(request.now)) throw new UsageError(`--now ${value}: write a moment like 2026-11-24T06:00Z.`);
        break;
      case 'content':
        request.content = value;
        break;
      case 'cache':
        request.cache = value;
        break;
      case 'section':
      case 'type':
      case 'slug':
      case 'published':
        answers[name] = value;
        break;
      default:
        if (Object.hasOwn(FIELDS, name)) answers.texts[name as FieldName] = value;
    }
  }
}

function meant(flag: string): string {
  const best = nearest(flag, FLAGS);
  return best === undefined ? 'See npm run new -- --help.' : `Did you mean ${best}?`;
}
