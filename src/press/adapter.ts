import type { AstroIntegration } from 'astro';

/**
 * The adapter that makes `astro build` compile the templates into an app which draws any page on demand. It is a
 * part of the press and of no server: `app.ts` loads what comes out.
 */
export function press(): AstroIntegration {
  return {
    name: 'broadsheet-press',
    hooks: {
      'astro:config:done': ({ setAdapter }) =>
        setAdapter({
          name: 'broadsheet-press',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable', sharpImageService: 'stable' },
        }),
    },
  };
}
