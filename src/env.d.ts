/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The archive, as the page that is being drawn sees it. */
    archive: import('./archive/model.ts').ArchiveReader;
    /** Which page is being drawn. */
    page: import('./archive/addresses.ts').PageAddress;
    /** In `npm run dev`: what the build would refuse, to be shown above the page. */
    problems?: import('./schema/problem.ts').Problem[];
  }
}
