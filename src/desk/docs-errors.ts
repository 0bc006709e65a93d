/** `npm run docs:errors`: writes `docs/errors.md` from the rules themselves. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFlags, runCommand } from '../press/command.ts';
import { errorsPage } from './rules/errors-page.ts';

function main(): number {
  const { values } = readFlags('npm run docs:errors --', { options: { help: { type: 'boolean', default: false } } });
  if (values.help) process.stdout.write('npm run docs:errors\n\nWrites docs/errors.md from the rules themselves.\n');
  else writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'errors.md'), errorsPage());
  return 0;
}

await runCommand(main);
