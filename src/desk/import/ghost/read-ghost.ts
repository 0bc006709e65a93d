/** Reads Ghost's export as a stream: rows of its tables one by one. */
import type { Readable } from 'node:stream';
import { parser, type Token } from 'stream-json/parser.js';
import Assembler from 'stream-json/assembler.js';
import { ImportRefusal } from '../source.ts';

export interface GhostRow {
  table: string;
  row: Record<string, unknown>;
}

/**
 * Tables of `{db: [{data: {posts: […], users: […]}}]}`, or of `{data: …}` as older exports have it, in the order of
 * the file.
 *
 * @param tables - those that are wanted; rows of others are passed over unread.
 * @throws ImportRefusal when it is no JSON.
 */
export async function* readGhost(
  stream: Readable,
  name: string,
  tables: ReadonlySet<string>,
): AsyncGenerator<GhostRow> {
  /** The objects and arrays that are open, each with the key at which it stands. */
  const open: { isArray: boolean; key: string }[] = [];
  let assembler: Assembler | undefined;
  let key = '';
  const json = parser.asStream({ packValues: true, streamValues: false });
  stream.on('error', (error) => json.destroy(error));
  stream.pipe(json);
  try {
    for await (const token of json as AsyncIterable<Token>) {
      if (assembler) {
        assembler.consume(token);
        if (!assembler.done) continue;
        yield { table: open.at(-1)!.key, row: assembler.current as Record<string, unknown> };
        assembler = undefined;
      } else if (token.name === 'keyValue') key = token.value;
      else if (token.name === 'startObject' || token.name === 'startArray') {
        const parent = open.at(-1);
        if (token.name === 'startObject' && parent?.isArray && open.at(-2)?.key === 'data' && tables.has(parent.key)) {
          assembler = new Assembler();
          assembler.consume(token);
        } else open.push({ isArray: token.name === 'startArray', key: parent && !parent.isArray ? key : '*' });
      } else if (token.name === 'endObject' || token.name === 'endArray') open.pop();
    }
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal(
      `${name}: the JSON is damaged (${(error as Error).message.split('\n')[0]}). Export it again.`,
    );
  }
}
