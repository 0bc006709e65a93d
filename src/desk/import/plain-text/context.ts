/** What a newsroom knows before it reads a text. */
export interface PlainTextContext {
  /** Authors that have a file: id and name. */
  authors: readonly { id: string; name: string }[];
  /** Of site.yaml: */
  siteName: string;
  language: string;
  timeZone: string;
  sections: readonly { id: string; name: string }[];
  /** Milliseconds since 1970: tells which year a date without one means. */
  now: number;
}
