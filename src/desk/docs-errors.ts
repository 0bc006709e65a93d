/** `npm run docs:errors`: writes `docs/errors.md` from the rules themselves. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorsPage } from './rules/errors-page.ts';

writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'errors.md'), errorsPage());
