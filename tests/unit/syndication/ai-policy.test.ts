/** One setting in every language: whatever it is, all that a machine can read says the same. */
import robotsParser from 'robots-parser';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { rightsPacket } from '../../../src/photos/rights-packet.ts';
import { pictureOf } from '../../../src/newsroom/pictures.ts';
import { commonHeaders } from '../../../src/press/hosting/headers.ts';
import { AI_AGENTS } from '../../../src/schema/ai-agents.ts';
import { agentsUnder, aiPolicy } from '../../../src/schema/ai-policy.ts';
import type { Site } from '../../../src/schema/site.ts';
import { policyFile, policyFiles } from '../../../src/syndication/policy-files.ts';
import { memoryArchive, PAPER, PIER } from '../newsroom/memory-archive.ts';

const URL_ = PAPER.url;
const siteWith = (ai?: unknown): Site => ({
  ...PAPER,
  policies: ai === undefined ? {} : { ai: aiPolicy.parse(ai) },
  trust: { belongto: [], control: [], controlledby: [], member: [], vendor: [], customer: [] },
});

/** What a machine makes of a site that says so, language by language. `undefined`: nothing is said in it. */
function said(site: Site) {
  const archive = memoryArchive({ site });
  const files = policyFiles(site, false);
  const text = (file: string) => (files.includes(file) ? policyFile(archive, file).text : '');
  const robots = robotsParser(`${URL_}/robots.txt`, text('robots.txt'));
  const signals = (line: string | undefined) =>
    line === undefined
      ? undefined
      : Object.fromEntries(line.split(/,\s*/).map((pair) => pair.split('=') as [string, string]));
  const common = Object.fromEntries(commonHeaders(site, URL_));
  const { permits, prohibits } = readRsl(text('rsl.xml'));
  const tdmrep = text('.well-known/tdmrep.json');
  return {
    agents: Object.fromEntries(AI_AGENTS.map(({ name }) => [name, robots.isAllowed(`${URL_}/2026/11/harbor/`, name)])),
    engines: ['Googlebot', 'bingbot', 'Applebot', 'Mozilla/5.0'].map((name) => robots.isAllowed(`${URL_}/`, name)),
    robotsSignal: signals(/User-agent: \*\nContent-Signal: (.*)/.exec(text('robots.txt'))?.[1]),
    headerSignal: signals(common['Content-Signal']),
    licence: /^License: (.*)$/m.exec(text('robots.txt'))?.[1],
    link: common['Link'],
    permits,
    prohibits,
    tdmrep: tdmrep && (JSON.parse(tdmrep) as unknown),
    tdmHeader: common['tdm-reservation'],
    trust: /^datatrainingallowed=(.*)$/m.exec(text('trust.txt'))?.[1],
    invites: files.includes('llms.txt'),
  };
}

function readRsl(xml: string): { permits: string[]; prohibits: string[] } {
  const found: Record<string, string[]> = { permits: [], prohibits: [] };
  if (xml === '') return { permits: [], prohibits: [] };
  let element = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    expect(uri).toBe('https://rslstandard.org/rsl');
    element = attributes['type']?.value === 'usage' ? local : '';
  });
  parser.on('closetag', () => (element = ''));
  parser.on('text', (text) => found[element]?.push(...text.split(',')));
  parser.write(xml).close();
  return found as ReturnType<typeof readRsl>;
}

const TRAINS = AI_AGENTS.filter(({ use }) => use === 'train').map(({ name }) => name);

describe.each([
  { ai: 'allow', input: true, train: true },
  { ai: 'search-only', input: true, train: false },
  { ai: 'deny', input: false, train: false },
])('policies.ai: $ai', ({ ai, input, train }) => {
  const all = said(siteWith(ai));
  const signals = { search: 'yes', 'ai-input': input ? 'yes' : 'no', 'ai-train': train ? 'yes' : 'no' };

  it('says to each agent in robots.txt, as another reads it, what it says of its use', () => {
    for (const { name, use } of AI_AGENTS)
      expect([name, all.agents[name]]).toEqual([name, use === 'train' ? train : input]);
  });

  it('keeps no search engine out', () => {
    expect(all.engines).toEqual([true, true, true, true]);
  });

  it('says the same as a signal in robots.txt and in a header', () => {
    expect(all.robotsSignal).toEqual(signals);
    expect(all.headerSignal).toEqual(signals);
  });

  it('says the same in the licence, to which robots.txt and a header lead', () => {
    expect(all.licence).toBe(`${URL_}/rsl.xml`);
    expect(all.link).toBe(`<${URL_}/rsl.xml>; rel="license"; type="application/rsl+xml"`);
    expect(all.permits.includes('search')).toBe(true);
    expect(all.permits.includes('ai-input')).toBe(input);
    expect(all.permits.includes('ai-train')).toBe(train);
    const forbidden = (use: string) => all.prohibits.includes(use) || all.prohibits.includes('ai-all');
    expect(forbidden('ai-input')).toBe(!input);
    expect(forbidden('ai-train')).toBe(!train);
    expect(all.prohibits.includes('all')).toBe(false);
  });

  it('reserves the right to mine where it forbids to learn, in the file and in a header', () => {
    expect(all.tdmrep).toEqual([{ location: '/', 'tdm-reservation': train ? 0 : 1 }]);
    expect(all.tdmHeader).toBe(train ? '0' : '1');
  });

  it('says so to those who ask whom to trust, and invites models where they may come', () => {
    expect(all.trust).toBe(train ? 'yes' : 'no');
    expect(all.invites).toBe(input);
  });
});

it('says nothing at all in any language where the newsroom has said nothing', () => {
  const all = said(siteWith());
  expect(Object.values(all.agents)).toEqual(AI_AGENTS.map(() => true));
  expect(all).toMatchObject({ permits: [], prohibits: [], tdmrep: '', invites: false });
  for (const key of ['robotsSignal', 'headerSignal', 'licence', 'link', 'tdmHeader', 'trust'] as const)
    expect(all[key]).toBeUndefined();
});

describe('exceptions', () => {
  it('let one agent in, with a signal of its own, and leave the others out', () => {
    const { agents } = said(siteWith({ policy: 'deny', agents: { gptbot: 'allow' } }));
    expect(Object.entries(agents).filter(([, may]) => may)).toEqual([['GPTBot', true]]);
    const text = policyFile(
      memoryArchive({ site: siteWith({ policy: 'deny', agents: { GPTBot: 'allow' } }) }),
      'robots.txt',
    ).text;
    expect(text).toContain('User-agent: GPTBot\nContent-Signal: search=yes, ai-input=yes, ai-train=yes\nAllow: /\n');
  });

  it('keep one agent out, known or not', () => {
    const site = siteWith({ policy: 'allow', agents: { CCBot: 'deny', NewBot: 'deny', OtherBot: 'allow' } });
    const robots = robotsParser('https://x.example/robots.txt', policyFile(memoryArchive({ site }), 'robots.txt').text);
    const may = (name: string) => robots.isAllowed('https://x.example/a/', name);
    expect([may('CCBot'), may('NewBot'), may('OtherBot'), may('GPTBot')]).toEqual([false, false, true, true]);
  });

  it('that say what the policy says are no other lines', () => {
    expect(
      agentsUnder(aiPolicy.parse({ policy: 'search-only', agents: { GPTBot: 'deny', 'OAI-SearchBot': 'allow' } })),
    ).toEqual(agentsUnder(aiPolicy.parse('search-only')));
    expect(agentsUnder(aiPolicy.parse('search-only'))).toEqual({
      denied: TRAINS.toSorted((a, b) => a.localeCompare(b, 'en')),
      allowed: [],
    });
  });
});

describe('the pictures', () => {
  const rightsUnder = (ai: string | undefined, own?: string) => {
    const photo = { ...PIER, rights: { ...PIER.rights, ...(own && { dataMining: own }) } };
    const asked: string[] = [];
    const archive = memoryArchive({ site: siteWith(ai), photos: [photo] });
    const noting = {
      ...archive,
      renditions: (use: Parameters<typeof archive.renditions>[0]) => (
        asked.push(rightsPacket(use.rights) ?? ''),
        archive.renditions(use)
      ),
    };
    const picture = pictureOf(noting, { src: PIER.src, alt: 'A pier.', credit: 'A. Kim' }, 'card')!;
    return { packet: asked[0]!, file: picture.sets[0]!.renditions[0]!.file };
  };
  const term = (packet: string) => /plus:DataMining="http:\/\/ns\.useplus\.org\/ldf\/vocab\/([^"]*)"/.exec(packet)?.[1];

  it.each([
    [undefined, undefined],
    ['allow', undefined],
    ['search-only', 'DMI-PROHIBITED-AIMLTRAINING'],
    ['deny', 'DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING'],
  ])('under %s say %s', (ai, expected) => {
    expect(term(rightsUnder(ai).packet)).toBe(expected);
  });

  it('that say something of themselves go on saying it', () => {
    for (const ai of [undefined, 'allow', 'search-only', 'deny'])
      expect(term(rightsUnder(ai, 'http://ns.useplus.org/ldf/vocab/DMI-ALLOWED').packet)).toBe('DMI-ALLOWED');
  });

  it('are made again when that changes, and are the same files where all is allowed', () => {
    expect(rightsUnder('allow')).toEqual(rightsUnder(undefined));
    const files = [undefined, 'search-only', 'deny'].map((ai) => rightsUnder(ai).file);
    expect(new Set(files).size).toBe(3);
  });
});
