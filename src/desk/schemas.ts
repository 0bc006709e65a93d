/** `npm run schemas`: makes of src/schema what editors of text complete and underline by. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonSchemaOf, TEXT_KINDS, type TextKind } from './editor/json-schemas.ts';
import { makeSnippets } from './editor/snippets.ts';

const root = join(import.meta.dirname, '..', '..');

/** The files that are made, and what they hold, by their paths below the project's folder. */
export function editorFiles(): Map<string, string> {
  const print = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ...(Object.keys(TEXT_KINDS) as TextKind[]).map((kind): [string, string] => [
      `.vscode/schemas/${kind}.json`,
      print(jsonSchemaOf(kind)),
    ]),
    ['.vscode/broadsheet.code-snippets', print(makeSnippets())],
  ]);
}

if (import.meta.main)
  for (const [path, text] of editorFiles()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
