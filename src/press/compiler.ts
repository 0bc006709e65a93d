/** Runs `astro build` for `compile.ts`: `node compiler.ts ROOT OUTDIR`. */
import { build } from 'astro';

const [root, outDir] = process.argv.slice(2);
await build({ root: root!, outDir: outDir!, logLevel: 'warn' });
process.send?.({ peakRssBytes: process.resourceUsage().maxRSS * 1024 });
process.disconnect?.();
