/** The door of `npm run check`. As that of the build, it keeps the compiled form of the software's modules between runs. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', '..', '.cache', 'code'));
await import('./check/command.ts');
