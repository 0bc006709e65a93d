/** One `key="value"`; columns count from 1. */
export interface WrittenAttribute {
  name: string;
  value: string;
  column: number;
  written: string;
}

/** A line that opens a part, read. */
export interface Opening {
  name: string;
  label: string;
  attributes: WrittenAttribute[];
  /** What cannot be read, from where. */
  fault?: { column: number; found: string; message: string; suggestion: string };
}

const NAME = /^(:{2,})([\p{L}\p{N}_-]*)/u;
const ATTRIBUTE = /([\p{L}][\p{L}\p{N}_-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'“”„«»‘’{}=]+)))?(?=[\s}])/uy;

/** Reads `:::name[label]{key="value"}`, the line of a part, as remark-directive has it. */
export function readOpening(text: string): Opening {
  const line = text.trimEnd();
  const [head, , name] = NAME.exec(line) as unknown as [string, string, string];
  const opening: Opening = { name: name, label: '', attributes: [] };
  const fault = (at: number, message: string, suggestion: string): Opening => ({
    ...opening,
    fault: { column: at + 1, found: line.slice(at), message, suggestion },
  });

  let at = head.length;
  if (!name)
    return fault(
      0,
      'This line begins a part but does not name it.',
      'Write the name right behind the colons, like :::factbox[Title]; a line of colons alone ends a part.',
    );
  if (line[at] === '[') {
    const end = closingBracket(line, at);
    if (end < 0) return fault(at, 'The bracket [ is not closed on this line.', 'Write ] where the title ends.');
    opening.label = line
      .slice(at + 1, end)
      .replace(/\\([[\]\\])/g, '$1')
      .trim();
    at = end + 1;
  }
  if (line[at] === '{') {
    const begin = at;
    at += 1;
    for (;;) {
      while (line[at] === ' ' || line[at] === '\t') at += 1;
      if (line[at] === '}') break;
      ATTRIBUTE.lastIndex = at;
      const match = ATTRIBUTE.exec(line);
      if (!match)
        return at >= line.length
          ? fault(begin, 'The brace { is not closed on this line.', 'Write } at the end of the line.')
          : fault(
              at,
              'What stands in the braces cannot be read from here on.',
              /[“”„«»‘’]/.test(line.slice(at))
                ? 'Write straight quotation marks around each value: name="value".'
                : 'Write name="value", with a space before the next one; within the value use \' for ".',
            );
      const [written, key, double, single, bare] = match as unknown as [string, string, string?, string?, string?];
      const value = (double ?? single ?? bare ?? '').trim();
      opening.attributes.push({ name: key, value, column: at + 1, written });
      at += written.length;
    }
    at += 1;
  }
  if (at < line.length)
    return fault(
      at,
      'On the line that begins a part nothing may follow.',
      `Write ${line.slice(0, at)} and, on lines of their own, what belongs into it.`,
    );
  return opening;
}

/** Where the bracket that opens at `at` is closed; -1 for nowhere. */
function closingBracket(line: string, at: number): number {
  let depth = 0;
  for (let index = at; index < line.length; index++) {
    if (line[index] === '\\') index += 1;
    else if (line[index] === '[') depth += 1;
    else if (line[index] === ']' && --depth === 0) return index;
  }
  return -1;
}
