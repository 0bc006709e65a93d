/** `npm run schemas`: makes of src/schema what editors of text complete and underline by. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFlags, runCommand } from '../press/command.ts';
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

function main(): number {
  const { values } = readFlags('npm run schemas --', { options: { help: { type: 'boolean', default: false } } });
  if (values.help) {
    process.stdout.write('npm run schemas\n\nWrites .vscode/schemas and its snippets from src/schema.\n');
    return 0;
  }
  for (const [path, text] of editorFiles()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
  return 0;
}

if (import.meta.main) await runCommand(main);
