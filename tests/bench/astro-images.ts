/**
 * Lays out a site for Astro that asks its `astro:assets` for given renditions of given photographs, and for nothing
 * else: no page is drawn, only a list of what was made.
 */
import { linkSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rendition } from '../../src/photos/renditions.ts';

/** A rendition, and the photograph that it is of, as a path below the content folder. */
export type Wanted = Rendition & { src: string };

/** Where a site for Astro and what comes of it stand. */
export interface AstroSite {
  folder: string;
  out: string;
  cache: string;
}

export const astroSite = (folder: string): AstroSite => ({
  folder,
  out: join(folder, 'dist'),
  cache: join(folder, 'cache'),
});

const ROOT = join(import.meta.dirname, '../..');
/** How Astro is started, for `measure`. */
export const astroBuild = ({ folder }: AstroSite) => [
  join(ROOT, 'node_modules/astro/bin/astro.mjs'),
  'build',
  '--root',
  folder,
];

/** The encoders as src/photos/develop.ts sets them; quality is said for each file. */
const ENCODERS = {
  avif: { effort: 1, chromaSubsampling: '4:2:0' },
  webp: { effort: 2 },
  jpeg: { progressive: true },
};

const CONFIG = ({ out, cache }: AstroSite) => `import { defineConfig } from 'astro/config';

export default defineConfig({
  outDir: ${JSON.stringify(out)},
  cacheDir: ${JSON.stringify(cache)},
  vite: { cacheDir: ${JSON.stringify(`${cache}-vite`)} },
  devToolbar: { enabled: false },
  image: {
    service: {
      entrypoint: 'astro/assets/services/sharp',
      config: { ...${JSON.stringify(ENCODERS)}, limitInputPixels: false },
    },
  },
});
`;

/**
 * Crops are the largest part that has the wanted shape, in the middle: what `cover` does by itself. To say so again
 * changes nothing but the name, and Astro too makes two files where a crop turns out to be the whole picture.
 */
const LIST = `import { getImage } from 'astro:assets';
import wanted from '../wanted.json';

const photos = import.meta.glob('../photos/**/*', { eager: true, import: 'default' });

export async function GET() {
  const made = {};
  for (const { file, src, width, height, format, quality, crop } of wanted) {
    const size = { width, height, fit: 'cover', ...(crop && { position: 'center' }) };
    const image = await getImage({ src: photos[\`../\${src}\`], ...size, format, quality });
    made[file] = image.src;
  }
  return new Response(JSON.stringify(made));
}
`;

/** Writes the site. @param content - the folder that holds the photographs; they are linked, not copied. */
export function makeAstroSite(site: AstroSite, content: string, wanted: readonly Wanted[]): void {
  rmSync(site.folder, { recursive: true, force: true });
  for (const src of new Set(wanted.map((one) => one.src))) {
    const file = join(site.folder, 'src', src);
    mkdirSync(dirname(file), { recursive: true });
    linkSync(join(content, src), file);
  }
  mkdirSync(join(site.folder, 'src/pages'), { recursive: true });
  writeFileSync(join(site.folder, 'src/pages/made.json.js'), LIST);
  writeFileSync(join(site.folder, 'src/wanted.json'), JSON.stringify(wanted));
  writeFileSync(join(site.folder, 'astro.config.mjs'), CONFIG(site));
  writeFileSync(join(site.folder, 'package.json'), '{ "type": "module", "private": true }\n');
  symlinkSync(join(ROOT, 'node_modules'), join(site.folder, 'node_modules'));
}

/** What Astro made: for each file of ours the one that stands for it, absolute. */
export function astroMade({ out }: AstroSite): Map<string, string> {
  const made = JSON.parse(readFileSync(join(out, 'made.json'), 'utf8')) as Record<string, string>;
  return new Map(Object.entries(made).map(([file, address]) => [file, join(out, decodeURI(address))]));
}
