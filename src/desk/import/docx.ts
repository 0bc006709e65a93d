/** A Word document as a story. */
import mammoth from 'mammoth';
import type { Element } from 'hast';
import { fromBufferPromise } from 'yauzl';
import { suggestSlug } from '../suggest-slug.ts';
import { attribute, find, hasClass, isElement, plainText, rewrite } from './hast.ts';
import { bodyOf, parseHtml } from './markdown-of.ts';
import { ImportRefusal, type ReadContext, type SourceItem } from './source.ts';
import type { Guess, ImportedFrontmatter, NewAuthor, SetAside } from './story.ts';
import { slugOf } from './slug.ts';

/** What the styles of Word's own mean; others are text. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote.pullquote:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  'comment-reference => sup.comment',
];

/** More than any document of text holds, unpacked. */
const LARGEST = 300_000_000;

/**
 * @param name - of the file, for sentences.
 * @throws ImportRefusal when it is no document that can be read.
 */
export async function readDocx(bytes: Buffer, name: string, context: ReadContext): Promise<SourceItem> {
  const changes = await lookInside(bytes, name);
  let html: string;
  try {
    ({ value: html } = await mammoth.convertToHtml({ buffer: bytes }, { styleMap: STYLES, externalFileAccess: false }));
  } catch (error) {
    throw new ImportRefusal(`${name}: the document cannot be read (${(error as Error).message.split('\n')[0]}).`);
  }
  const tree = parseHtml(html);
  const whole = plainText(tree);
  const guesses: Guess[] = [];
  const setAside: SetAside[] = [];
  if (changes)
    guesses.push({
      field: 'body',
      reason:
        'changes were tracked in the document that nobody has accepted or refused; the text is as if all were accepted',
    });

  // Comments are for those who wrote it.
  const take = (node: Element): Element[] | undefined => {
    if (isElement(node, 'sup') && hasClass(node, /^comment$/)) {
      const mark = plainText(node);
      if (mark) setAside.push({ kind: 'other', text: mark });
      return [];
    }
    if (
      isElement(node, 'dt', 'dd') &&
      (/^comment-/.test(attribute(node, 'id')) ||
        find(node, (child) => /^#comment-ref-/.test(attribute(child, 'href'))))
    ) {
      setAside.push({ kind: 'other', text: plainText(node) });
      return [];
    }
    return undefined;
  };
  rewrite(tree, take);

  const title = find(tree, (node) => node.tagName === 'h1');
  const headings = tree.children.filter((node): node is Element => isElement(node, 'h1'));
  const isTitled =
    title !== undefined &&
    (hasClass(title, /^title$/) ||
      (headings.length === 1 && tree.children.find((node) => node.type === 'element') === title));
  const headline = isTitled ? plainText(title) : '';
  const subtitle = find(tree, (node) => hasClass(node, /^subtitle$/));
  const summary = subtitle ? plainText(subtitle) : '';
  const byline = tree.children.find(
    (node): node is Element =>
      isElement(node, 'p') && /^by\s+\p{Lu}/iu.test(plainText(node)) && plainText(node).length < 120,
  );
  const isNearTop =
    byline !== undefined && tree.children.filter((node) => node.type === 'element').indexOf(byline) <= 3;
  const names = isNearTop
    ? plainText(byline)
        .replace(/^by\s+/i, '')
        .split(/\s*(?:,|&|\band\b)\s*/i)
        .map((one) => one.trim())
        .filter(Boolean)
    : [];
  tree.children = tree.children.filter(
    (node) => !(isTitled && node === title) && node !== subtitle && !(isNearTop && node === byline),
  );

  const body = bodyOf(tree, { link: context.link });
  body.text = whole;
  body.setAside.unshift(...setAside);
  const newAuthors = names.map((author): NewAuthor => ({ id: slugOf(author), name: author, biography: '' }));
  const frontmatter: ImportedFrontmatter = {
    ...(headline && { headline }),
    ...(summary && { summary }),
    authors: newAuthors.map(({ id }) => id),
  };
  return {
    key: name,
    kind: 'article',
    headline: headline || name,
    slug: headline
      ? suggestSlug(headline, context.language)
      : slugOf(name.replace(/^.*[/\\]/, '').replace(/\.docx$/i, '')),
    addresses: [],
    queries: [],
    story: {
      frontmatter,
      body: '',
      otherPhotos: [],
      newAuthors,
      guesses,
      setAside: [],
      understood: isNearTop ? [{ field: 'authors', text: plainText(byline) }] : [],
    },
    tree: body,
    text: '',
    sections: [],
    topics: [],
  };
}

/** Whether changes are tracked in it. @throws ImportRefusal when it is no document, or made to harm. */
async function lookInside(bytes: Buffer, name: string): Promise<boolean> {
  try {
    const zip = await fromBufferPromise(bytes, { strictFileNames: true });
    let total = 0;
    let text = '';
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (total > LARGEST)
        throw new ImportRefusal(
          `${name}: unpacked it would have more than ${LARGEST / 1e6} MB, which no document of text has.`,
        );
      if (entry.fileName !== 'word/document.xml') continue;
      const pieces: Buffer[] = [];
      for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
      text = Buffer.concat(pieces).toString('utf8');
    }
    if (text === '') throw new ImportRefusal(`${name} is a ZIP, but no Word document.`);
    if (/<!DOCTYPE|<!ENTITY/i.test(text))
      throw new ImportRefusal(`${name}: the document is made to harm (it declares entities).`);
    return /<w:(?:ins|del|moveFrom|moveTo)\b/.test(text);
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal(`${name}: the document cannot be read (${(error as Error).message}).`);
  }
}
