/** A photo in a body, with what the body says of it and where. */
export interface PhotoPlace {
  /** `photos/2026/sea-wall.jpg` */
  src: string;
  alt?: string;
  caption?: string;
  credit?: string;
  line: number;
  column: number;
  /** The Markdown, as it stands there. */
  found?: string;
}

declare module 'vfile' {
  interface DataMap {
    photos: PhotoPlace[];
  }
}
