import { createRequire } from 'node:module';
import type { ElementContent } from 'hast';
import remarkRehype from 'remark-rehype';
import { unified, type Processor } from 'unified';
import type { BodyPartNode } from './body-part-node.ts';
import { compileParts } from './compile-parts.ts';
import { nativeParser } from './native-parser.ts';
import type { HtmlPart, MarkdownPart } from './parts/part-node.ts';
import { rehypeCharts } from './rehype-charts.ts';
import { rehypeGuard } from './rehype-guard.ts';
import { rehypeHeadings } from './rehype-headings.ts';
import { rehypeLinks } from './rehype-links.ts';
import { rehypeParts } from './rehype-parts.ts';
import { rehypePhotoPlaces } from './rehype-photo-places.ts';
import { rehypeQuotes } from './rehype-quotes.ts';
import { rehypeRawHtml } from './rehype-raw-html.ts';
import { rehypeRecordings } from './rehype-recordings.ts';
import { rehypeTables } from './rehype-tables.ts';
import { rehypeTypography } from './rehype-typography.ts';
import { remarkHtml } from './remark-html.ts';
import { remarkInvisible } from './remark-invisible.ts';
import { remarkLimits } from './remark-limits.ts';
import { remarkParts } from './remark-parts.ts';
import { remarkPhotos } from './remark-photos.ts';
import { remarkPost } from './remark-post.ts';
import { remarkReferences } from './remark-references.ts';
import { remarkTasks } from './remark-tasks.ts';
import { wordsOf } from './words.ts';

/** What a pipeline is made for. */
export interface PipelineOptions {
  /** A BCP 47 tag: whose punctuation and words the body gets. */
  language: string;
  /** The origin of the site, which tells links that stay from links that leave. */
  siteUrl: string;
  /** `native` (the default) is fast; `remark` is its reference, for platforms without a native build. */
  parser?: 'native' | 'remark';
  /** `post`: one of the many bodies of a live story's page, which may have nothing with an id in it. */
  form?: 'post';
}

/** As much as is used here of remark-rehype's state. */
interface ToHtml {
  all(node: MarkdownPart): ElementContent[];
}

const require = createRequire(import.meta.url);

/** Loaded where it is wanted and not before: it would make every build start a tenth of a second later. */
function useReferenceParser(processor: Processor): void {
  const { default: remarkParse } = require('remark-parse') as typeof import('remark-parse');
  const { default: remarkGfm } = require('remark-gfm') as typeof import('remark-gfm');
  processor.use(remarkParse).use(remarkGfm);
}

/**
 * The whole way of a body, in its one order.
 */
export function pipeline({ language, siteUrl, parser = 'native', form }: PipelineOptions) {
  const words = wordsOf(language);
  const processor = unified();
  if (parser === 'native') processor.use(nativeParser);
  else useReferenceParser(processor);
  if (form === 'post') processor.use(remarkPost);
  return (
    processor
      // 1. What only the Markdown tree knows: the source's characters, raw HTML as it was typed, references.
      .use(remarkInvisible)
      // Before whatever walks the tree, as it bounds the tree's depth.
      .use(remarkLimits)
      // Before what asks where something stands: from here on a part is one block.
      .use(remarkParts)
      .use(remarkHtml)
      .use(remarkReferences)
      .use(remarkTasks)
      // Photos leave their paragraphs before those become <p>.
      .use(remarkPhotos, { language })
      // 2. To HTML's tree, raw HTML first as text, then parsed: from here on it is like everything else.
      .use(remarkRehype, {
        allowDangerousHtml: true,
        handlers: {
          bodyPart: (_state: unknown, node: BodyPartNode) => node,
          part: (state: ToHtml, node: MarkdownPart): HtmlPart => ({ ...node, children: state.all(node) }),
        },
        // A colon is in no heading's id, so notes and headings cannot clash.
        clobberPrefix: 'note:',
        footnoteLabel: words.notes,
        footnoteLabelProperties: {},
        footnoteBackContent: backArrow,
        footnoteBackLabel: (note: number, again: number) =>
          `${words.backToText} ${note + 1}${again > 1 ? `-${again}` : ''}`,
      })
      .use(rehypeRawHtml)
      .use(rehypePhotoPlaces)
      .use(rehypeParts, { language })
      // 3. What is the same for Markdown and for typed HTML. Headings and tables after typography: their ids and names
      // are made of the words as they are printed.
      .use(rehypeLinks, { siteUrl })
      .use(rehypeQuotes)
      .use(rehypeTypography, { language })
      .use(rehypeHeadings, { form })
      .use(rehypeTables, { language })
      // 4. The guard sees what will be written, after everybody who could have added to it.
      .use(rehypeGuard)
      .use(rehypeCharts, { language })
      .use(rehypeRecordings)
      .use(compileParts)
      .freeze()
  );
}

/** The arrow from a note to the text, with a number from the second on; the selector keeps phones from drawing an emoji. */
function backArrow(_note: number, again: number): ElementContent[] {
  const arrow: ElementContent = { type: 'text', value: '↩\uFE0E' };
  if (again < 2) return [arrow];
  return [
    arrow,
    { type: 'element', tagName: 'sup', properties: {}, children: [{ type: 'text', value: String(again) }] },
  ];
}
