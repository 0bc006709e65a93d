import type { StoryType } from '../schema/article.ts';

/** Every word that the software, not the newsroom, says to readers. */
export const words = {
  skip: 'Skip to the story',
  sections: 'Sections',
  signUp: 'Sign up',
  newsletters: 'Newsletters',
  archive: 'Archive',
  aboutUs: 'About us',
  follow: 'Follow us',
  by: 'By',
  published: 'Published',
  updated: 'Updated',
  firstPublished: 'First published',
  photo: 'Photo:',
  correction: 'Correction',
  topic: 'Topic',
  topics: 'Topics',
  moreOnThis: 'More on this',
  opinion: 'Opinion',
  briefs: 'In brief',
  latest: 'Latest',
  months: 'Month by month',
  draft: 'Draft. Readers do not see this story.',
  embargo: 'Under embargo. Readers do not see this story yet.',
  email: 'Your email address',
  leaveEmpty: 'Leave this empty',
  privacy: 'What happens to your address',
  inbox: 'Leave whenever you like.',
  nothingYet: 'No stories yet.',
  notFound: 'There is no such page',
  notFoundSummary: 'The address may have been mistyped, or the story may have been withdrawn. Every story that we have published is in the archive.',
  home: 'Front page',
  moved: 'This story has moved',
  newslettersSummary: 'Our journalism, in your inbox. Choose what you would like to read.',
  archiveSummary: 'Everything that we have published, month by month.',
} as const;

/**
 * The label of a story whose form readers must know to judge it, by its type. A plain news story carries none:
 * a label on everything says nothing.
 */
export const TYPE_LABELS: Partial<Record<StoryType, string>> = {
  analysis: 'Analysis',
  opinion: 'Opinion',
  explainer: 'Explainer',
  interview: 'Interview',
  review: 'Review',
  obituary: 'Obituary',
  gallery: 'In pictures',
  live: 'Live',
};
