import { escapeHtml } from '../newsroom/escape-html.ts';

/**
 * How mails look. Most mail programs throw away all styles that do not stand on their elements; what stands in a style
 * sheet is for those that keep it, which use it in the dark and on phones.
 */
export const INK = '#16181a';
export const FAINT = '#54585c';
export const PAPER = '#fffdf9';
export const RULE = '#d9d5cc';
export const ACCENT = '#a3201d';
export const SERIF = "Georgia, 'Times New Roman', serif";
export const SANS = "'Helvetica Neue', Helvetica, Arial, sans-serif";

/** Text for HTML and its attributes, without the characters that mark the places of `personal.ts`. */
export const escapeMail = (text: string): string => escapeHtml(text.replace(/[\ue000\ue001]/g, ''));
