/**
 * The agents of AI services by which content is fetched, each under the name that it looks for in robots.txt. Looked
 * through on 2026-11-24; what an operator says of its own agents is at the address beside them. A name that is not here
 * can still be given a rule of its own in site.yaml.
 *
 * Compared with https://github.com/ai-robots-txt/ai.robots.txt, of which those are left out whose operator says nothing
 * of them, and those that do not say that they heed robots.txt.
 */

/** What an agent fetches for: to train models, to find and answer from, or because a person has just asked for it. */
export type AiUse = 'train' | 'search' | 'user';

/** An agent of an AI service. */
export interface AiAgent {
  name: string;
  use: AiUse;
  /** Where its operator explains it. */
  source: string;
}

const OPENAI = 'https://platform.openai.com/docs/bots';
const ANTHROPIC =
  'https://support.anthropic.com/en/articles/8896518-does-anthropic-crawl-data-from-the-web-and-how-can-site-owners-block-the-crawler';
const GOOGLE = 'https://developers.google.com/crawling/docs/crawlers-fetchers/google-common-crawlers';
const APPLE = 'https://support.apple.com/en-us/119829';
const META = 'https://developers.facebook.com/docs/sharing/webmasters/web-crawlers/';
const AMAZON = 'https://developer.amazon.com/amazonbot';
const PERPLEXITY = 'https://docs.perplexity.ai/guides/bots';
const MISTRAL = 'https://docs.mistral.ai/robots';
const DUCKDUCKGO = 'https://duckduckgo.com/duckduckgo-help-pages/results/duckassistbot/';

/** All that are known, by what they fetch for and then by name. */
export const AI_AGENTS: readonly AiAgent[] = [
  { name: 'AI2Bot', use: 'train', source: 'https://allenai.org/crawler' },
  { name: 'Amazonbot', use: 'train', source: AMAZON },
  // No agent but a word to Applebot, which goes on to index for search.
  { name: 'Applebot-Extended', use: 'train', source: APPLE },
  { name: 'Bytespider', use: 'train', source: 'https://bytespider.bytedance.com/' },
  { name: 'CCBot', use: 'train', source: 'https://commoncrawl.org/ccbot' },
  { name: 'ClaudeBot', use: 'train', source: ANTHROPIC },
  { name: 'cohere-training-data-crawler', use: 'train', source: 'https://cohere.com/' },
  // A word to Googlebot; what is found by Google's search does not depend on it.
  { name: 'Google-Extended', use: 'train', source: GOOGLE },
  { name: 'GPTBot', use: 'train', source: OPENAI },
  { name: 'meta-externalagent', use: 'train', source: META },
  { name: 'Amzn-SearchBot', use: 'search', source: AMAZON },
  { name: 'Claude-SearchBot', use: 'search', source: ANTHROPIC },
  { name: 'DuckAssistBot', use: 'search', source: DUCKDUCKGO },
  { name: 'meta-webindexer', use: 'search', source: META },
  { name: 'OAI-SearchBot', use: 'search', source: OPENAI },
  { name: 'PerplexityBot', use: 'search', source: PERPLEXITY },
  { name: 'Amzn-User', use: 'user', source: AMAZON },
  { name: 'ChatGPT-User', use: 'user', source: OPENAI },
  { name: 'Claude-User', use: 'user', source: ANTHROPIC },
  { name: 'meta-externalfetcher', use: 'user', source: META },
  { name: 'MistralAI-User', use: 'user', source: MISTRAL },
  { name: 'Perplexity-User', use: 'user', source: PERPLEXITY },
];

/** Search engines, which no rule about AI is for: without them nobody would find the paper. In lower case. */
export const SEARCH_ENGINES: ReadonlySet<string> = new Set([
  'applebot',
  'baiduspider',
  'bingbot',
  'duckduckbot',
  'googlebot',
  'googlebot-image',
  'googlebot-news',
  'naverbot',
  'slurp',
  'yandexbot',
  'yeti',
]);
