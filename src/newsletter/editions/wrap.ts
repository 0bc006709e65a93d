/** How wide a line of a plain mail is, in characters (RFC 3676, 4.2 wants no more than 78). */
const WIDTH = 76;

/**
 * Breaks a paragraph into lines of at most 76 characters at its spaces; a word that is longer, such as an address, stays
 * whole on a line of its own. Text without spaces is left as it is: a mail program folds it where its script allows.
 *
 * @param indent - before all lines but the first.
 */
export function wrap(paragraph: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/\s+/).filter(Boolean)) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= WIDTH - (lines.length > 0 ? indent.length : 0)) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line) lines.push(line);
  return lines.map((text, index) => (index === 0 ? text : indent + text)).join('\n');
}
