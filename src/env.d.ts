/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The archive, as the page that is being drawn sees it. */
    archive: import('./archive/model.ts').ArchiveReader;
    /** Which page is being drawn. */
    page: import('./archive/addresses.ts').PageAddress;
    /** What a page of the newsletters' own service shows. */
    letter?: import('./newsletter/service/letter-page.ts').LetterPage;
    /** In `npm run dev`: what the build would refuse, to be shown above the page. */
    problems?: import('./schema/problem.ts').Problem[];
  }
}
