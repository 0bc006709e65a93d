import { z } from 'zod';
import { photo } from './photo.ts';
import { email, line, webAddress } from './text.ts';

/** The frontmatter of `content/authors/id.md`; the biography is the body. */
export const author = z.strictObject({
  name: line.describe('The name as it stands in bylines.'),
  role: line.optional().describe('Their work here: Harbor reporter.'),
  photo: photo.optional().describe('A portrait.'),
  email: email.optional().describe('An address that readers may write to.'),
  location: line.optional().describe('Where they are based.'),
  links: z
    .array(z.strictObject({ name: line.describe('What it is: Mastodon.'), url: webAddress.describe('Its address.') }))
    .default([])
    .describe('Where else to find them.'),
});

export type Author = z.output<typeof author>;
