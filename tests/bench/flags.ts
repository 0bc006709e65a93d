/** The flags of the programs that measure. */
import type { ParseArgsConfig, ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { readFlags, UsageError } from '../../src/press/command.ts';

/**
 * Reads the flags of this process. Ends it with a line when they make no sense, and with the help when that is asked for,
 * before anything is measured.
 *
 * @param command - as it is written before its flags: `npm run bench --`.
 * @param means - what it does, in a sentence.
 */
export function benchFlags<const Options extends ParseArgsOptionsConfig>(
  command: string,
  means: string,
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options }>>['values'] {
  const all: ParseArgsConfig = { options: { ...options, help: { type: 'boolean' } } };
  try {
    const { values } = readFlags(command, all);
    if (!values['help']) return values as ReturnType<typeof parseArgs<{ options: Options }>>['values'];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  const rows = Object.entries(options).map(([name, { type, default: usual }]) =>
    `  --${name}${type === 'string' ? ` …${usual === undefined || usual === '' ? '' : ` (${String(usual)})`}` : ''}`.trimEnd(),
  );
  process.stdout.write(`${command} [flags]\n\n${means}\n\n${[...rows, '  --help'].join('\n')}\n`);
  process.exit(0);
}
