/** Files of the content that are published as they are, under a name that says which bytes are in them. */

/** A file that a page shows. */
export interface Copy {
  /** `media/2026/11/ferry-horn.mp3` */
  src: string;
  /** Of its bytes, as far as the archive keeps it. */
  digest: string;
  copy: true;
}

/** Whether what a page shows is a file of the content itself. */
export const isCopied = (shown: object): shown is Copy => 'copy' in shown;

/** Where it is published, relative to the site's root: `media/2026/11/ferry-horn.3f9a1c20.mp3`. */
export function publishedFile({ src, digest }: Pick<Copy, 'src' | 'digest'>): string {
  const dot = src.lastIndexOf('.');
  return `${src.slice(0, dot)}.${digest.slice(0, 8)}${src.slice(dot).toLowerCase()}`;
}

/** What is published under a name. */
const COPY = /^media\/[^\\\0]+\.[\da-f]{8}\.[a-z\d]+$/u;

/** Whether a file is called as a copy is. @param file - relative to the site's root, with forward slashes. */
export const isCopy = (file: string): boolean => COPY.test(file);
