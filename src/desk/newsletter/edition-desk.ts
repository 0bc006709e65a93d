import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NewsletterEdition } from '../../archive/model.ts';
import { Reads } from '../../archive/observe.ts';
import { createReader, Shelf } from '../../archive/reader.ts';
import { Store } from '../../archive/store.ts';
import { contextOf } from '../../archive/sync.ts';
import { composeEdition } from '../../newsletter/editions/compose.ts';
import { drawMail } from '../../newsletter/editions/draw-mail.ts';
import type { Mail } from '../../newsletter/editions/personal.ts';
import { drawEdition } from '../../newsroom/editions.ts';
import { formatProblems } from '../../press/report.ts';
import type { Provider } from '../../schema/newsletter.ts';
import type { Site } from '../../schema/site.ts';
import { UsageError } from '../../press/command.ts';
import { editionOfDay, editionPath, hasEdition, readEdition, writeEdition } from './edition-file.ts';

/** Editions as files, and as the mails that become of them, with the stories of the site as it was last built. */
export interface EditionDesk {
  site: Site;
  /** @throws UsageError when there is no such newsletter. */
  providerOf(newsletter: string): Provider;
  /** The id of an edition. @param date - `2026-11-24`; today when it is left out. */
  idOf(newsletter: string, date: string | undefined): string;
  /**
   * Writes the file of an edition from the front, unless it is there.
   *
   * @returns what became of it; `nothing-new` when no story is newer than the last edition.
   */
  compose(id: string): 'written' | 'there' | 'nothing-new';
  /**
   * Reads the file of an edition and draws its mail.
   *
   * @throws UsageError when it cannot be sent as it is.
   */
  draw(id: string): Promise<{ edition: NewsletterEdition; mail: Mail }>;
  close(): void;
}

/**
 * @param options.cache - in which the last build has left its index. @param options.now - ms.
 * @throws UsageError when there was no build.
 */
export function openEditionDesk({ content, cache, now }: { content: string; cache: string; now: number }): EditionDesk {
  const index = existsSync(join(cache, 'archive.sqlite')) ? Store.open(cache, { readOnly: true }) : undefined;
  // What a build that was refused has read is not what readers see.
  if (index?.getMeta('edition') === undefined || index.get('SELECT 1 FROM unfinished LIMIT 1') !== undefined) {
    index?.close();
    throw new UsageError(
      'An edition is made of the site as readers see it, and there is none on this machine. Run npm run build first.',
    );
  }
  const archive = createReader(index, new Reads(), new Shelf());
  const site = archive.site();

  function offerOf(newsletter: string) {
    const offer = archive.newsletter(newsletter);
    if (!offer)
      throw new UsageError(
        `${newsletter}: there is no such newsletter. There are: ${archive.newsletters().join(', ')}`,
      );
    return offer;
  }

  return {
    site,
    providerOf: (newsletter) => offerOf(newsletter).provider,
    idOf(newsletter, date) {
      offerOf(newsletter);
      return date === undefined ? editionOfDay(newsletter, site, now) : `${newsletter}/${date}`;
    },
    compose(id) {
      if (hasEdition(content, id)) return 'there';
      const composed = composeEdition(archive, id.slice(0, id.lastIndexOf('/')), now);
      if (!composed) return 'nothing-new';
      writeEdition(content, id, composed);
      return 'written';
    },
    async draw(id) {
      if (!hasEdition(content, id)) throw new UsageError(`There is no content/${editionPath(id)}.`);
      const { edition, problems } = await readEdition(id, contextOf(content, undefined));
      if (!edition) throw new UsageError(formatProblems(problems, content, 'Nothing was sent.').trimEnd());
      // A letter cannot be taken back: what it leads to has to be there before.
      const missing = edition.stories.filter((story) => {
        const card = archive.card(story);
        return !card || card.hidden !== undefined || card.published > now;
      });
      if (missing.length > 0)
        throw new UsageError(
          `content/${editionPath(id)}: ${missing.join(', ')} cannot be seen on the site as it was last built. Build and publish it, then send.`,
        );
      const drawn = drawEdition(archive, edition, now);
      if (!drawn)
        throw new UsageError(`content/${editionPath(id)}: its newsletter is not on the site as it was last built.`);
      return { edition, mail: drawMail(drawn, site) };
    },
    close: () => index.close(),
  };
}
