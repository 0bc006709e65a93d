/**
 * How many stories a part of a month holds in the archive of the feeds: with their summaries they stay well below the
 * largest that a feed may be. With another number stories move from one file to another.
 */
export const ARCHIVE_ENTRIES = 150;
