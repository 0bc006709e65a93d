import type { Page } from 'playwright-core';

/** Hears everything that a page complains about or should not do. */
export interface Ear {
  /** What was heard since the last time, which is then forgotten. */
  take(): string[];
}

/**
 * Listens to a page from now on.
 *
 * @param origin - the only place that it may ask for anything.
 */
export function listenTo(page: Page, origin: string): Ear {
  let heard: string[] = [];
  const short = (url: string) => (url.startsWith(`${origin}/`) ? url.slice(origin.length) : url);
  page.on('console', (message) => {
    // For an icon the browser asks by itself, once and on whatever page; whether there is one is a question to the site.
    if (message.location().url.endsWith('/favicon.ico')) return;
    if (['error', 'warning', 'assert'].includes(message.type()))
      heard.push(
        `console ${message.type()}: ${message.text().replaceAll(origin, '')} (${short(message.location().url)})`,
      );
  });
  page.on('pageerror', (error) => heard.push(`error in a script: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(?:data|blob|about):/.test(url)) heard.push(`asks another host: ${url}`);
  });
  page.on('requestfailed', (request) => {
    // The same of the site's own, which it gives up when the next page is asked for.
    if (request.url() === `${origin}/icon.svg` && request.failure()?.errorText === 'net::ERR_ABORTED') return;
    heard.push(`could not load ${short(request.url())}: ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()} for ${short(response.url())}`);
  });
  page.on('dialog', (dialog) => {
    heard.push(`opens a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    take() {
      const taken = heard;
      heard = [];
      return taken;
    },
  };
}
