/** The compiled app's door: bundled by Vite with every template, imported by `app.ts`. */
import { createApp } from 'astro/app/entrypoint';

// A page that is printed to a file gains nothing from streaming, and a whole string is quicker.
export const app = createApp({ streaming: false });
