/** Preloaded into a build (`node --import`): ends the process, as a power cut would, before the nth change of a file. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const at = Number(process.env['KILL_AT']);
let changes = 0;

for (const name of ['renameSync', 'writeFileSync', 'copyFileSync', 'rmSync', 'mkdirSync', 'rmdirSync'] as const) {
  const original = fs[name] as (...values: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...values: unknown[]) => {
      changes += 1;
      if (changes === at) process.kill(process.pid, 'SIGKILL');
      return original(...values);
    },
  });
}
syncBuiltinESMExports();
process.on('exit', () => process.stdout.write(`\nchanges: ${changes}\n`));
