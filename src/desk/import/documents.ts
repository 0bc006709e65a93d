/** Single documents as a source of stories: pages, Word documents, texts. */
import { readDocx } from './docx.ts';
import { readHtmlPage } from './html-page.ts';
import { readTextFile } from './read-text-file.ts';
import {
  ImportRefusal,
  type ItemHead,
  type ReadContext,
  type Refused,
  type Source,
  type SourceItem,
} from './source.ts';
import { unlessTooDeepLater } from './too-deep.ts';
import type { Format } from './format.ts';
import { decodePage } from './decode-page.ts';

export interface GivenDocument {
  /** By which reports name it. */
  name: string;
  format: Exclude<Format, 'wordpress' | 'ghost'>;
  /** The folder that it is in. */
  folder?: string;
  read: () => Buffer;
}

/** Each document is one item. One that is refused does not keep the others. */
export function documents(given: readonly GivenDocument[]): Source {
  const read = async ({ name, format, read }: GivenDocument, context: ReadContext): Promise<SourceItem | Refused> => {
    const head = { key: name, headline: name };
    try {
      return await unlessTooDeepLater(head, async () => {
        const bytes = read();
        if (format === 'docx') return readDocx(bytes, name, context);
        if (format === 'text') return readTextFile(bytes, name, context);
        return readHtmlPage(decodePage(bytes), name, context);
      });
    } catch (error) {
      if (error instanceof ImportRefusal) return { ...head, reason: error.message };
      throw error;
    }
  };
  return {
    name: 'documents',
    async *index(_work, context): AsyncGenerator<ItemHead> {
      for (const document of given) {
        const item = await read(document, context);
        if (!('reason' in item)) yield item;
      }
    },
    async *items(_work, context, skip): AsyncGenerator<SourceItem | Refused> {
      for (const document of given) {
        if (skip(document.name)) continue;
        const item = await read(document, context);
        yield document.folder === undefined ? item : { ...item, beside: document.folder };
      }
    },
  };
}
