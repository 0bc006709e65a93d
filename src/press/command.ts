/** What all commands have in common: how their flags are read, and how they end. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from '../schema/nearest.ts';
import { showInvisible } from './report.ts';

/** Something that the person at the terminal can mend: a flag that makes no sense, a folder that is not there. Said in a line. */
export class UsageError extends Error {}

/**
 * Reads flags as Node's own reader does, and says what is wrong with them in a line.
 *
 * @param command - as it is written before its flags: `npm run build --`.
 * @param wanted - what to say of a flag, by its name, behind which nothing stands.
 * @throws UsageError
 */
export function readFlags<const Config extends ParseArgsConfig>(
  command: string,
  config: Config,
  wanted: Readonly<Record<string, string>> = {},
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(objectToFlags(command, config, wanted) ?? (error as Error).message);
  }
}

/** What is wrong with the first flag that is; undefined when nothing is. */
function objectToFlags(
  command: string,
  config: ParseArgsConfig,
  wanted: Readonly<Record<string, string>>,
): string | undefined {
  const { options = {}, allowPositionals } = config;
  const { tokens } = parseArgs({ ...config, strict: false, allowPositionals: true, tokens: true });
  const help = `See ${command} --help.`;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      if (allowPositionals) continue;
      return `${token.value}: nothing is expected here but flags. ${help}`;
    }
    const { name, rawName, value } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) {
      const guess = nearest(
        rawName,
        Object.keys(options).map((flag) => `--${flag}`),
      );
      return `${rawName}: there is no such flag. ${guess === undefined ? help : `Did you mean ${guess}?`}`;
    }
    if (option.type === 'boolean') {
      if (value !== undefined) return `${rawName}=${value}: write ${rawName} alone.`;
    } else if (value === undefined || (!token.inlineValue && value.startsWith('-')))
      return `${rawName}: ${wanted[name] ?? `something has to stand behind it. ${help}`}`;
  }
  return undefined;
}

/** The disk is full, a folder is someone else's: no fault of ours, and none of the content. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && ('path' in error || 'address' in error);

/** How a command ends that cannot do what it is asked to. */
export interface Ending {
  /** Errors, beside UsageError and those of the system, whose message is all that the person at the terminal needs. */
  told?: readonly (abstract new (...parameters: never[]) => Error)[];
  /** What follows from an error that is told; said below it. */
  consequence?: (error: Error) => string;
}

/**
 * Runs a command to its exit code. What the person at the terminal can mend is told, and the code is 1; anything else
 * is a fault of ours and keeps its stack.
 *
 * @param main - does what is asked for, and returns the exit code; nothing while it goes on, as a server does.
 */
export async function runCommand(
  main: () => number | undefined | Promise<number | undefined>,
  { told = [], consequence }: Ending = {},
): Promise<void> {
  // Whoever reads our output may stop reading, as `head` does; what was to be done is done all the same.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    process.exitCode = await main();
  } catch (error) {
    const isOfSystem = isSystemError(error);
    if (!(error instanceof Error && (isOfSystem || [UsageError, ...told].some((kind) => error instanceof kind))))
      throw error;
    const follows = consequence?.(error) ?? '';
    const lines = [error.message, ...(follows ? [follows] : [])].join('\n').split('\n');
    process.exitCode = 1;
    process.stderr.write(`${lines.map(showInvisible).join('\n')}\n`, () => {
      // Threads may still be at work on what can no longer be done.
      if (isOfSystem) process.exit(1);
    });
  }
}
