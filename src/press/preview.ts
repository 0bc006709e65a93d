import type { AstroIntegration } from 'astro';
export function preview(): AstroIntegration { return { name: 'broadsheet-preview', hooks: {} }; }
