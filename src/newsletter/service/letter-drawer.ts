import { PERSONAL, type LetterPage } from './letter-page.ts';

/** Draws the pages of the service. Each is drawn once and remembered without what is personal, which is put in at the end. */
export interface LetterDrawer {
  draw(page: LetterPage): Promise<string>;
}

/** With so many pages remembered, the oldest is forgotten: choices of newsletters come in more ways than anyone needs. */
const REMEMBERED = 200;

/** A mark that a page is drawn with. No template, and no newsroom, writes one. */
const markOf = (name: string) => `\u{E000}${name}\u{E001}`;
const MARK = new RegExp(`\u{E000}(${PERSONAL.join('|')})\u{E001}`, 'gu');

/**
 * @param drawPage - draws a page whole, through the templates.
 */
export function createLetterDrawer(drawPage: (page: LetterPage) => Promise<string>): LetterDrawer {
  const remembered = new Map<string, Promise<string>>();
  return {
    async draw(page) {
      const given: Partial<Record<string, string>> = {};
      const marked: Record<string, unknown> = { ...page };
      for (const name of PERSONAL) {
        const value = marked[name];
        if (typeof value !== 'string') continue;
        given[name] = value;
        marked[name] = markOf(name);
      }
      const key = JSON.stringify(marked);
      let drawn = remembered.get(key);
      if (!drawn) {
        // What fails is tried again by the next one.
        drawn = drawPage(marked as unknown as LetterPage);
        drawn.catch(() => remembered.delete(key));
        remembered.set(key, drawn);
        if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!);
      }
      return (await drawn).replace(MARK, (_, name: string) => escapeHtml(given[name] ?? ''));
    },
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For a text, or for an attribute in quotation marks. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!);
