import { defineMiddleware } from 'astro:middleware';
import { Reads } from '../archive/observe.ts';
import { createReader, Shelf } from '../archive/reader.ts';
import { COMPONENTS, PREVIEW, type Preview } from './preview.ts';
import { pageAt } from './resolve.ts';

/** Finds the page of an address in the archive and has its template draw it. */
export const onRequest = defineMiddleware(async (context, next) => {
  // The template is drawn through a second pass of this middleware.
  if ('page' in context.locals) return next();
  const preview = (globalThis as { [PREVIEW]?: Preview })[PREVIEW]!;
  const problems = (await preview.ready()).filter(({ warning }) => !warning);
  const page = pageAt(preview.store, decodeURI(context.url.pathname)) ?? { kind: '404' as const };
  Object.assign(context.locals, {
    archive: createReader(preview.store, new Reads(preview.pictures), new Shelf(), {
      previewAt: Date.now(),
      url: context.url.origin,
    }),
    page,
    ...(problems.length > 0 && { problems }),
  });
  // A page of no newsroom: it stands where there would be none.
  const template = context.url.pathname.replace(/\/$/, '') === COMPONENTS ? COMPONENTS : `/${page.kind}`;
  return next(new URL(template, context.url));
});
