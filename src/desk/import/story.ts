/** What an importer makes of a story from elsewhere, before anything is written. */

/** Something that the source did not say outright. */
export interface Guess {
  /** A key of the frontmatter, or `body`. */
  field: string;
  /** Why it is thought so, in a sentence for the editor who decides. */
  reason: string;
}

/** Something that the article should have and does not, or has as the old system wrote it; readers would see it. */
export interface Gap {
  /** A key of the frontmatter, or `body`. */
  field: string;
  /** What is missing or strange, in words for the editor who mends it. */
  reason: string;
}

/** Text of the source that is not in the article. Nothing is left out without being listed here. */
export interface SetAside {
  /** As it stood there, in full. */
  text: string;
  kind:
    | 'furniture'
    | 'newsletter'
    | 'duplicate'
    | 'embargo'
    | 'end-mark'
    | 'author-note'
    | 'advisory'
    /** What a press release says of those who sent it: contacts, "About …", notes to editors. */
    | 'boilerplate'
    | 'code'
    | 'other';
}

/** Text of the source that the article says in another form: `By ANA REYES` as authors, `Nov. 9, 2026` as published. */
export interface Understood {
  /** As it stood there. */
  text: string;
  /** The key of the frontmatter, or `photo`. */
  field: string;
}

/** Someone who has no file in `content/authors` yet. */
export interface NewAuthor {
  id: string;
  name: string;
  role?: string;
  location?: string;
  email?: string;
  links?: { name: string; url: string }[];
  /** Markdown. */
  biography: string;
}

/** A photo that the source speaks of. */
export interface ImportedPhoto {
  /** Where it is, when the source says so: a path below `content/`, a path below the folder of media, or an address. */
  src?: string;
  alt?: string;
  caption?: string;
  credit?: string;
}

/** What the frontmatter of an article says, as it is written: moments as text with an offset. */
export interface ImportedFrontmatter {
  headline?: string;
  summary?: string;
  published?: string;
  updated?: string;
  section?: string;
  type?: string;
  language?: string;
  topics?: string[];
  authors?: string[];
  contributors?: { author: string; role: string }[];
  source?: string;
  dateline?: string;
  corrections?: { date: string; kind?: string; text: string }[];
  newsletter?: string | false;
  aliases?: string[];
  embargo?: string;
  draft?: boolean;
}

/** A story as one that an editor would have written, with all that was left out and guessed. */
export interface ImportedStory {
  frontmatter: ImportedFrontmatter;
  /** Markdown. */
  body: string;
  /** The lead picture. */
  photo?: ImportedPhoto;
  /** Those that are not in the body. */
  otherPhotos: ImportedPhoto[];
  newAuthors: NewAuthor[];
  /** The pitch of a newsletter that came along: a text for a file in `content/newsletters`. */
  newsletterPitch?: { name?: string; text: string };
  guesses: Guess[];
  setAside: SetAside[];
  /** With `setAside` and the article, this is every word of the source. */
  understood?: Understood[];
}
