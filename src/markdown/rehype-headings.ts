import GithubSlugger from 'github-slugger';
import type { Root } from 'hast';
import type { VFile } from 'vfile';
import type { BuildRule } from '../schema/rules.ts';
import { excerpt, report } from './report.ts';
import { textOf } from './text-of.ts';
import { walkHtml } from './walk.ts';

/** Ids that the notes and the pages' own templates have taken: a heading called so gets a number behind it. */
export const TAKEN_IDS = [
  'footnote-label',
  'content',
  'contents',
  'corrections',
  'foot-newsletters',
  'foot-pages',
  'foot-sections',
  'foot-social',
  'earlier',
  'latest',
  'log',
  'main',
  'menu',
  'method',
  'moments',
  'months',
  'newsletter',
  'posts',
  'problems',
  'related',
  'search',
  'top',
];

/** Photos are numbered in their addresses: a heading called so is told apart. */
const PHOTO_ID = /^photo-\d+(?:-large)?$/;

/**
 * Gives each heading an id that stays the same as long as its words do, and reports headings that break the outline:
 * the page's headline is its h1, so a body begins with h2 and leaves no level out.
 *
 * The many posts of a live story stand on one page, each below its own headline, and so have none in their text.
 *
 * Ok: `## The vote`, then `### How they voted`. Not ok: `# The vote`, or `####` right after `##`.
 */
export function rehypeHeadings({ form }: { form?: 'post' } = {}) {
  return (tree: Root, file: VFile): void => {
    const slugger = new GithubSlugger();
    for (const id of TAKEN_IDS) slugger.slug(id);
    let above = 1;
    walkHtml(tree, (node) => {
      const depth = node.type === 'element' && /^h([1-6])$/.exec(node.tagName)?.[1];
      if (!depth || node.properties.id === 'footnote-label') return;
      const level = Number(depth);
      const say = (rule: BuildRule, message: string, suggestion: string) =>
        report(file, { rule, place: node, found: excerpt(file, node), message, suggestion });
      const text = textOf(node).trim();
      if (form === 'post') {
        say(
          'heading-in-post',
          'A post of a live story has no headings in its text.',
          'Write headline: above, begin the paragraph with **bold words**, or make two posts of it.',
        );
        return;
      }
      if (text === '') say('empty-heading', 'This heading has no text.', 'Write one, or delete the line.');
      if (level === 1)
        say(
          'heading-1',
          'The headline is the first heading of the page, so a body has none of its rank.',
          `Begin with ##: ## ${text}`.trim(),
        );
      else if (level > above + 1) {
        const rank = '#'.repeat(above + 1);
        say(
          'heading-skip',
          above === 1
            ? `The first heading is ${'#'.repeat(level)}, though no ## stands above it.`
            : `This heading skips a rank: ${'#'.repeat(level)} stands right below ${'#'.repeat(above)}.`,
          `Write ${rank} ${text}`.trim(),
        );
      }
      above = Math.max(level, 1);
      const id = slugger.slug(text || 'heading');
      node.properties.id = PHOTO_ID.test(id) ? slugger.slug(`text-${id}`) : id;
    });
  };
}
