import type { ArticleLeaf, CreativeWorkSeries, Organization, Person, Thing } from 'schema-dts';
import { articleAddress } from '../../archive/addresses.ts';
import type { ArchiveReader } from '../../archive/model.ts';
import type { ArticlePage } from '../../newsroom/article.ts';
import { clockOf } from '../../newsroom/clock.ts';
import type { LiveStory } from '../../newsroom/live.ts';
import type { StoryType } from '../../schema/article.ts';
import { breadcrumbList } from './breadcrumb-list.ts';
import { correctionComments } from './correction-comment.ts';
import { storyImages } from './image-object.ts';
import { liveBlog } from './live-blog-posting.ts';
import { person } from './person.ts';
import { publisher, publisherId } from './publisher.ts';
import { reviewedThing } from './reviewed-thing.ts';

/**
 * What each form of story is to schema.org. News stays what it is called: ReportageNewsArticle means stories for which a
 * reporter has gone somewhere, and of the forms here only the feature says so.
 */
const TYPES = {
  news: 'NewsArticle',
  brief: 'NewsArticle',
  gallery: 'NewsArticle',
  interview: 'NewsArticle',
  obituary: 'NewsArticle',
  feature: 'ReportageNewsArticle',
  analysis: 'AnalysisNewsArticle',
  explainer: 'BackgroundNewsArticle',
  opinion: 'OpinionNewsArticle',
  review: 'ReviewNewsArticle',
  live: 'LiveBlogPosting',
} as const satisfies Record<StoryType, string>;

/**
 * A story for search engines and other machines: the same that its page says, and nothing else. Its times are those at
 * the top of the page: a correction does not make it a new one, an update does.
 *
 * @param live - its posts, of a story in posts.
 */
export function storyData(archive: ArchiveReader, page: ArticlePage, live: LiveStory | undefined): Thing[] {
  const { story, section, series, topics, notes, updated } = page;
  const site = archive.site();
  const { url: origin } = site;
  const clock = clockOf(site);
  const address = origin + encodeURI(articleAddress(story.id));
  const images = storyImages(archive, story.photo);
  const corrections = correctionComments(notes);
  const contributors = [...new Set(story.contributors.map(({ author }) => author))].flatMap(
    (id) => archive.authorCard(id) ?? [],
  );
  const about = [
    ...subjectsOf(page),
    ...topics.map((topic): Thing => ({ '@type': 'Thing', name: topic.name, url: origin + encodeURI(topic.address) })),
  ];
  const changed = live?.updated ?? updated;
  const shared = {
    mainEntityOfPage: address,
    url: address,
    headline: story.headline,
    description: story.summary,
    datePublished: page.published.iso,
    ...(changed && { dateModified: changed.iso }),
    author: authorsOf(archive, page),
    ...(contributors.length > 0 && { contributor: contributors.map((author) => person(origin, author)) }),
    ...(story.source && { sourceOrganization: organization(story.source) }),
    publisher: { '@id': publisherId(site) },
    inLanguage: story.language ?? site.language,
    isAccessibleForFree: true,
    ...(section && { articleSection: section.name }),
    ...(topics.length > 0 && { keywords: topics.map(({ name }) => name) }),
    ...(about.length > 0 && { about }),
    ...(images.length > 0 && { image: images }),
    ...(series && {
      isPartOf: {
        '@type': 'CreativeWorkSeries',
        name: series.name,
        url: origin + encodeURI(series.address),
      } satisfies CreativeWorkSeries,
      position: series.number,
    }),
    ...(corrections.length > 0 && { correction: corrections }),
  } satisfies Omit<ArticleLeaf, '@type'>;
  const type = TYPES[story.type];
  const data: Thing =
    type === 'LiveBlogPosting'
      ? { '@type': type, ...shared, ...(live && liveBlog(origin, story, live, clock)) }
      : {
          '@type': type,
          ...shared,
          ...(story.dateline && { dateline: story.dateline }),
          ...(story.method.length > 0 && { backstory: story.method.join('\n') }),
          ...(story.reviewed && reviewedThing(story.reviewed)),
        };
  return [
    data,
    ...(section
      ? [
          breadcrumbList(origin, [
            { name: section.name, address: section.address },
            { name: story.headline, address: articleAddress(story.id) },
          ]),
        ]
      : []),
    publisher(archive),
  ];
}

/** One each, never a list of names. A story of an agency's is by the agency, and one that nobody has signed by the paper. */
function authorsOf(archive: ArchiveReader, { story, biographies }: ArticlePage) {
  const site = archive.site();
  if (biographies.length > 0) return biographies.map((author) => person(site.url, author));
  return [story.source ? organization(story.source) : { '@id': publisherId(site) }];
}

const organization = (name: string) => ({ '@type': 'Organization', name }) satisfies Organization;

/** Who speaks, or whose life it was. */
function subjectsOf({ story: { subject, life } }: ArticlePage): Person[] {
  return [
    ...(subject
      ? [{ '@type': 'Person' as const, name: subject.name, ...(subject.role && { jobTitle: subject.role }) }]
      : []),
    ...(life
      ? [
          {
            '@type': 'Person' as const,
            name: life.name,
            ...(life.born && { birthDate: life.born }),
            deathDate: life.died,
            ...(life.birthplace && { birthPlace: { '@type': 'Place' as const, name: life.birthplace } }),
            ...(life.deathplace && { deathPlace: { '@type': 'Place' as const, name: life.deathplace } }),
          },
        ]
      : []),
  ];
}
