/** `npm run dev`: shows the newsroom as it is being written. */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFlags, runCommand, UsageError } from './command.ts';

const HELP = `npm run dev -- [flags]

Shows the newsroom as it is being written, drafts and stories to come with the rest. A page follows each change of a file.

  --content DIR   the newsroom (content)
  --cache DIR     the archive's index (.cache)
  --port N        the port (4321); when it is taken, the next free one
  --host HOST     where to listen (localhost: this machine only)
  --help          show this
`;

async function main(): Promise<number | undefined> {
  const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
  const { values } = readFlags('npm run dev --', {
    options: {
      content: { type: 'string', default: join(root, 'content') },
      cache: { type: 'string', default: join(root, '.cache') },
      port: { type: 'string', default: '4321' },
      host: { type: 'string', default: 'localhost' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const content = resolve(values.content);
  if (!existsSync(content) || !statSync(content).isDirectory())
    throw new UsageError(`--content ${values.content}: there is no such folder.`);
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535)
    throw new UsageError(`--port ${values.port}: write a number from 0 to 65535.`);
  // Loaded when it is needed: whoever has mistyped a flag does not wait for it.
  const [{ dev }, { preview }] = await Promise.all([import('astro'), import('./preview.ts')]);
  await dev({
    root,
    server: { port, host: values.host },
    integrations: [preview({ root, content, cache: resolve(values.cache) })],
  });
  return undefined;
}

await runCommand(main);
