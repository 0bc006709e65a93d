import { directionOf } from '../schema/direction.ts';
import type { Site } from '../schema/site.ts';

/** The colour of the paper in src/styles/tokens.css, behind the icon while a page is opened. */
const PAPER = '#fffdf9';

/**
 * `/site.webmanifest` (https://www.w3.org/TR/appmanifest/): how the site is called and looks among a device's apps. Its icons
 * are made by the press of `content/icon.svg`.
 */
export function webManifest({ name, tagline, language }: Pick<Site, 'name' | 'tagline' | 'language'>): string {
  const manifest = {
    id: '/',
    name,
    ...(tagline && { description: tagline }),
    lang: language,
    dir: directionOf(language),
    start_url: '/',
    scope: '/',
    // A newspaper is read by going back and forth, and its addresses are to be passed on.
    display: 'minimal-ui',
    background_color: PAPER,
    theme_color: PAPER,
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icon-512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  };
  return `${JSON.stringify(manifest)}\n`;
}
