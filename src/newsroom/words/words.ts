import type { StoryType } from '../../schema/article.ts';
import type { Reviewed } from '../../schema/forms.ts';
import type { NoteKind } from '../../schema/note.ts';

/** Words for a number of things, by the plural rules of the language; # stands for the number. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Every word that the software, not the newsroom, says to readers. */
export interface Words {
  /** For those who go from link to link: past the masthead. */
  skip: string;
  sections: string;
  newsletters: string;
  archive: string;
  aboutUs: string;
  follow: string;
  /** Before the names of authors; empty where a language has no such word. */
  by: string;
  /** The same of those who ask, in an interview. */
  interviewBy: string;
  /** Before a time. */
  updated: string;
  /** Before a time. */
  firstPublished: string;
  /** Before a credit, for ears only. */
  photo: string;
  /** Before what a picture shows, for ears only. */
  enlarge: string;
  previousPhoto: string;
  nextPhoto: string;
  close: string;
  /** On a button that opens the system's sheet for it. */
  share: string;
  /** What a note on a story is called. */
  notes: Record<NoteKind, string>;
  /** Of the log. */
  corrections: string;
  /** From a story to the log. */
  allCorrections: string;
  correctionsSummary: string;
  /** Above the newest of the log. */
  latestCorrections: string;
  noCorrections: string;
  /** @param years - how many, as the language counts them: `2 years` */
  older: (years: string) => string;
  /** Above what was done to report a story. */
  method: string;
  /** Above the list of a story's headings. */
  contents: string;
  /** Before a date and a place. */
  born: string;
  /** Before a date and a place. */
  died: string;
  /** How good a critic finds something: 4 out of 5. Both are numbers as the language writes them. */
  rating: (rating: string, most: string) => string;
  /** How many posts a live story has. */
  posts: Plural;
  /** On a button that shows them. */
  newPosts: Plural;
  /** Above the list of a live story's most important posts. */
  keyMoments: string;
  /** Above the list of posts that stand elsewhere. */
  morePosts: string;
  /** On a link to the posts of the hours before. */
  earlierPosts: string;
  /** On a link from the posts of an hour. */
  wholeStory: string;
  /** Of a live story that is over. */
  ended: string;
  linkToPost: string;
  /** In a preview. */
  hiddenPost: string;
  topic: string;
  topics: string;
  /** Before a link to another story, in a text. */
  related: string;
  /** On a link to a video on its own site. */
  watchOn: (provider: string) => string;
  /** On a link to a post or a chart on its own site. */
  viewOn: (provider: string) => string;
  /** On a button that shows it on this page. */
  loadFrom: (provider: string) => string;
  /** Below that button. */
  loadTells: (provider: string) => string;
  /** What a recording is, below it. */
  video: string;
  audio: string;
  download: string;
  series: string;
  /** Both are numbers. */
  part: (part: string, parts: string) => string;
  previousPart: string;
  nextPart: string;
  allParts: string;
  /** On the banner. */
  breaking: string;
  /** Above related stories. */
  moreOnThis: string;
  /** Above short news. */
  briefs: string;
  /** Above the newest stories of a section. */
  latest: string;
  /** Above the months that have stories. */
  months: string;
  signUp: string;
  email: string;
  /** Of a field that catches machines. */
  leaveEmpty: string;
  /** Below a form. */
  leave: string;
  privacy: string;
  /** Of the pages and mails of the newsletters' own service. */
  letters: LetterWords;
  /** Of editions of a newsletter. */
  editions: EditionWords;
  nothingYet: string;
  notFound: string;
  notFoundSummary: string;
  home: string;
  newslettersSummary: string;
  archiveSummary: string;
  /** In which readers follow us with an app of their own. */
  feeds: string;
  feed: string;
  feedsSummary: string;
  /** To a person who opens one. */
  feedNotice: string;
  feedsFile: string;
  /** Above the feeds of the whole site. */
  everything: string;
  authors: string;
  /** On a link from a feed to the rest of a story; the name is the publication's. */
  readOn: (name: string) => string;
  /** On an old address. */
  moved: string;
  /** In a preview. */
  draft: string;
  /** In a preview. */
  embargo: string;
  /** What a review can be of. */
  reviewedKinds: Record<Reviewed['kind'], string>;
  /**
   * The label of a story whose form readers must know to judge it, by its type. A plain news story carries none: a
   * label on everything says nothing.
   */
  labels: Partial<Record<StoryType, string>>;
}

/** What stands around an edition of a newsletter, on its page and in its mail. */
export interface EditionWords {
  /** Above the list of them. */
  past: string;
  /** On a link from the mail to the page. */
  browser: string;
  /** On a link to what is left out of a mail that would be too long. */
  rest: string;
  /** In the mail: @param name - of the newsletter. */
  why: (name: string) => string;
  /** On the link by which a reader leaves. */
  leave: string;
}

/** What the newsletters' own service says, on its pages and in its mails. */
export interface LetterWords {
  /** Above a form that has to be sent once more. */
  lastStep: string;
  lastStepText: string;
  /** Above the same form, when what was written is no address. */
  checkEmail: string;
  badEmail: string;
  formAgain: string;
  /** While a browser computes, to keep machines away. */
  working: string;
  asked: string;
  /** The same whether there is such a person or not: what it says must be true of both. */
  askedText: string;
  askedHelp: string;
  confirm: string;
  confirmText: string;
  confirmButton: string;
  confirmed: string;
  confirmedText: string;
  /** The page on which a person chooses among newsletters, and links to it. */
  preferences: string;
  preferencesText: string;
  save: string;
  saved: string;
  leaveAll: string;
  leave: string;
  leaveText: string;
  leaveButton: string;
  left: string;
  leftText: string;
  /** Above the form to sign up again. */
  mistake: string;
  oldLink: string;
  oldLinkText: string;
  noLink: string;
  noLinkText: string;
  wait: string;
  waitText: string;
  trouble: string;
  troubleText: string;
  refused: string;
  refusedText: string;
  /** The subject of the mail with the link that confirms. @param names - of newsletters. */
  confirmSubject: (names: string) => string;
  confirmMail: string;
  confirmMailButton: string;
  confirmMailDays: string;
  ignore: string;
  /** The subject of the mail to those who ask for what they have. @param names - of newsletters. */
  alreadySubject: (names: string) => string;
  alreadyMail: string;
  alreadyMailText: string;
  /** Before an address in full. */
  copyLink: string;
}
