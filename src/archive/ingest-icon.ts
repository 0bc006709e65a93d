/** Reads the newsroom's icon, `content/icon.svg`. Depends on nothing but its bytes. */
import { isUtf8 } from 'node:buffer';
import { SaxesParser } from 'saxes';
import type { Objection } from '../schema/problem.ts';
import { mediumEntry, type Ingested } from './entry.ts';
import { NOT_UTF8 } from './ingest-recording.ts';
import type { IconFile } from './model.ts';

/** In bytes: browsers load it beside each page that is opened first. */
const LARGEST = 20_000;

/** What could do something, or ask for something, instead of being looked at. */
const LIVELY = new Set(['script', 'foreignObject', 'iframe', 'image', 'use', 'animate', 'set', 'handler']);

/** @param result - with the file's digest; gets its entry, or what is wrong with it. */
export function ingestIcon(bytes: Buffer, result: Ingested): void {
  const problem = isUtf8(bytes) ? objectionTo(bytes.toString('utf8')) : { line: 1, ...NOT_UTF8 };
  if (problem) result.problems.push({ file: result.path, column: 1, rule: 'bad-icon', ...problem });
  else {
    const card: IconFile = { digest: result.digest };
    result.entries.push(mediumEntry('icon', 'icon', card));
  }
}

function objectionTo(text: string): (Objection & { line: number }) | undefined {
  if (text.length > LARGEST)
    return {
      line: 1,
      message: `This icon has ${Math.ceil(text.length / 1000)} kB, and no more than ${LARGEST / 1000} are published.`,
      suggestion: 'Draw it more simply, or have SVGO make it smaller.',
    };
  let found: (Objection & { line: number }) | undefined;
  const parser = new SaxesParser({ xmlns: true });
  const object = (objection: Objection) => (found ??= { line: parser.line, ...objection });
  let depth = 0;
  parser.on('error', (error) =>
    object({ message: `This is not SVG: ${error.message.replace(/^[\d:]+ /, '')}`, suggestion: 'Export it again.' }),
  );
  parser.on('doctype', () =>
    object({ message: 'This icon has a document type.', suggestion: 'Export it as plain SVG.' }),
  );
  parser.on('opentag', ({ local, uri, attributes }) => {
    depth += 1;
    if (depth === 1) {
      if (local !== 'svg' || uri !== 'http://www.w3.org/2000/svg')
        object({ message: 'This is not SVG.', suggestion: 'Export it as plain SVG.' });
      const box =
        attributes['viewBox']?.value
          .trim()
          .split(/[\s,]+/)
          .map(Number) ?? [];
      if (box.length !== 4 || box.some(Number.isNaN) || box[2] !== box[3] || box[2]! <= 0)
        object({
          message: 'This icon is not square, or does not say how large it is.',
          suggestion: 'Give the <svg> a square viewBox, like viewBox="0 0 48 48".',
        });
    }
    if (LIVELY.has(local))
      object({ message: `This icon has a <${local}> in it.`, suggestion: 'Draw it with shapes and paths alone.' });
    for (const { local: name, value } of Object.values(attributes))
      if (/^on/i.test(name) || (name === 'href' && !value.startsWith('#')) || /url\(\s*["']?(?!["'#])/i.test(value))
        object({
          message: `This icon has ${name}= in it, by which it would do or load something.`,
          suggestion: 'Draw it with shapes and paths alone.',
        });
  });
  parser.write(text).close();
  return found;
}
