import type { Thing } from 'schema-dts';
import type { ArchiveReader } from '../../archive/model.ts';
import { breadcrumbList, type Step } from './breadcrumb-list.ts';
import { siteId } from './web-site.ts';

interface Page {
  /** `CollectionPage`: one that leads to stories. */
  type: 'WebPage' | 'CollectionPage' | 'AboutPage' | 'ContactPage';
  /** Where it stands. */
  step: Step;
  description?: string;
  /** What stands between it and the front page. */
  below?: Step;
}

/** A page that is no story. */
export function webPage(archive: ArchiveReader, { type, step, description, below }: Page): Thing[] {
  const { url, name, language } = archive.site();
  const home = { name, address: '/' };
  return [
    {
      '@type': type,
      name: step.name,
      url: url + encodeURI(step.address),
      ...(description && { description }),
      inLanguage: language,
      isPartOf: { '@id': siteId({ url }) },
    },
    breadcrumbList(url, below ? [home, below, step] : [home, step]),
  ];
}

/** One of the newsroom's own pages. */
export function standingPage(
  archive: ArchiveReader,
  { id, title, summary, address }: { id: string; title: string; summary?: string; address: string },
): Thing[] {
  const { policies } = archive.site();
  const type = id === policies.about ? 'AboutPage' : id === policies.contact ? 'ContactPage' : 'WebPage';
  return webPage(archive, { type, step: { name: title, address }, description: summary });
}
