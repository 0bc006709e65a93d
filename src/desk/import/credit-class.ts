/** Classes that a credit within a caption has in themes. */
export const CREDIT =
  /(?:^|[-_])(?:credits?|photographer|photo-by|media-credit|attribution|copyright|byline)(?:$|[-_])/i;
