/** `npm run dev`: shows the newsroom as it is being written. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { preview } from './preview.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
const { values } = parseArgs({
  options: {
    content: { type: 'string', default: join(root, 'content') },
    cache: { type: 'string', default: join(root, '.cache') },
    port: { type: 'string', default: '4321' },
    host: { type: 'string', default: 'localhost' },
  },
});
const content = resolve(values.content);
if (!existsSync(content)) {
  process.stderr.write(`--content ${values.content}: there is no such folder.\n`);
  process.exit(1);
}
await dev({
  root,
  server: { port: Number(values.port), host: values.host },
  integrations: [preview({ root, content, cache: resolve(values.cache) })],
});
