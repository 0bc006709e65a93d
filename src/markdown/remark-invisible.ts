import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { findInvisible } from '../schema/text.ts';
import { report } from './report.ts';

/**
 * Reports control characters and direction overrides: they hide what a text really says.
 *
 * Ok: `The wall is 6 m high.` Not ok: the same with a U+202E in it.
 */
export function remarkInvisible() {
  return (_tree: Root, file: VFile): void => {
    const source = String(file.value);
    if (findInvisible(source) === undefined) return;
    source.split('\n').forEach((text, index) => {
      if (findInvisible(text) === undefined) return;
      let column = 1;
      for (const character of text) {
        const name = findInvisible(character);
        if (name) {
          report(file, {
            rule: 'invisible-character',
            place: { line: index + 1, column },
            found: name,
            message: `An invisible control character (${name}) stands here.`,
            suggestion: 'Delete it; it often comes along when text is pasted.',
          });
        }
        column += character.length;
      }
    });
  };
}
