import { defineConfig } from 'astro/config';
import { press } from './src/press/adapter.ts';

// What names a publication is in content/site.yaml. This file only says how the templates are compiled.
export default defineConfig({
  output: 'server',
  // Vite empties this folder, so it is never the site's own. The press gives each compilation a folder of its own.
  outDir: './.cache/app/current',
  cacheDir: './.cache/astro',
  build: { inlineStylesheets: 'always' },
  compressHTML: 'jsx',
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  // A script in the page would be an exception from a content security policy.
  vite: {
    build: { assetsInlineLimit: 0 },
    // Its hundred small files take longer to find than its feeds to write.
    ssr: { noExternal: ['feedsmith', 'fast-xml-parser', 'fast-xml-builder', 'path-expression-matcher', 'entities'] },
  },
  adapter: press(),
});
