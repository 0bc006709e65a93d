/** Links to pages and headings of this site that are not there. What leads to stories, authors and newsletters is the build's. */
import { TAKEN_IDS } from '../../../markdown/rehype-headings.ts';
import { nearest } from '../../../schema/nearest.ts';
import { isCheckedByBuild } from '../checked-by-build.ts';
import type { Place } from '../look.ts';
import type { BetweenRule } from './between-rule.ts';

interface LinkRow {
  path: string;
  address: string;
  id: string;
  place: string;
}

const PAGE_IDS: ReadonlySet<string> = new Set(TAKEN_IDS);
/** Pictures are numbered as they are drawn, notes as they are called, and a browser finds words by itself. */
const OTHER_ID = /^(?:photo-\d+(?:-large)?|note:.*|fnref.*|:~:.*|.*:~:.*)$/;

export const deadHeadingLink: BetweenRule = {
  name: 'dead-heading-link',
  about: {
    means:
      'A link leads to a heading that is not on that page, so the reader arrives at the top. The address of a heading is made of its words; when those change, so does it.',
    wrong: '[the count](/2026/11/harbor-vote/#the-coutn)',
    right: '[the count](/2026/11/harbor-vote/#the-count)',
  },
  find({ store }) {
    return store
      .all<LinkRow>(
        `SELECT path, address, id, place FROM desk.links l WHERE id != ''
         AND EXISTS (SELECT 1 FROM desk.ids i WHERE i.address = l.address AND i.id = '')
         AND NOT EXISTS (SELECT 1 FROM desk.ids i WHERE i.address = l.address AND i.id = l.id)`,
      )
      .filter(({ id }) => !PAGE_IDS.has(id) && !OTHER_ID.test(id))
      .map(({ path, address, id, place }) => {
        const ids = store
          .all<{ id: string }>(`SELECT id FROM desk.ids WHERE address = ? AND id != '' ORDER BY id`, address)
          .map((row) => row.id);
        const guess = nearest(id, ids);
        return {
          file: path,
          ...(JSON.parse(place) as Place),
          message: `There is no heading #${id} on ${address}.`,
          suggestion: guess
            ? `Did you mean #${guess}?`
            : ids.length > 0
              ? `Its headings are ${ids
                  .slice(0, 8)
                  .map((each) => `#${each}`)
                  .join(', ')}${ids.length > 8 ? ' …' : ''}.`
              : 'It has none. Link to the page without the # and what follows.',
        };
      });
  },
};

/** Files that the press names by what is in them. */
const MADE = /^\/(?:photos|media|_astro)\//;

export const deadLink: BetweenRule = {
  name: 'dead-link',
  about: {
    means:
      'A link leads to an address of this site where there is neither a page nor a file of public/. (A link to a story, an author or a newsletter that is not there is refused by the build.)',
    wrong: '[our rules](/ethic/)',
    right: '[our rules](/ethics/)',
  },
  find({ store, stands, isPublic }) {
    const known = new Map<string, boolean>();
    const isThere = (address: string): boolean => {
      let there = known.get(address);
      if (there === undefined) {
        const page = address.replace(/(?<=\/)index\.html$/, '');
        there =
          stands(page) ||
          (!page.endsWith('/') && (stands(`${page}/`) || isPublic(page.slice(1)))) ||
          isPublic(`${page.replace(/\/?$/, '/')}index.html`.slice(1));
        known.set(address, there);
      }
      return there;
    };
    return store
      .all<LinkRow>('SELECT path, address, id, place FROM desk.links')
      .filter(({ address }) => !isCheckedByBuild(address) && !MADE.test(address) && !isThere(address))
      .map(({ path, address, place }) => ({
        file: path,
        ...(JSON.parse(place) as Place),
        message: `There is no page and no file at ${address}.`,
        suggestion: 'Correct the address, or take the link out.',
      }));
  },
};
