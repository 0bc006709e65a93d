/** What AI services may do with what the newsroom publishes: `policies.ai` in site.yaml. */
import { z } from 'zod';
import { AI_AGENTS, SEARCH_ENGINES, type AiUse } from './ai-agents.ts';

const name = z.enum(['allow', 'search-only', 'deny']);

/** Product tokens as RFC 9309 has them, with the digits and dots that some have in truth. */
const AGENT = /^[A-Za-z][\w.-]*$/;

const agents = z.record(z.string(), z.enum(['allow', 'deny'])).superRefine((exceptions, context) => {
  const names = Object.keys(exceptions);
  names.forEach((agent, index) => {
    const object = (message: string) => context.addIssue({ code: 'custom', path: [agent], message });
    const lower = agent.toLowerCase();
    if (!AGENT.test(agent))
      object(
        'is not the name of an agent. Write it as its operator does, like GPTBot; a rule for all is policy: itself.',
      );
    else if (SEARCH_ENGINES.has(lower))
      object('is a search engine, by which readers find the paper, and no rule about AI is for it. Take it out.');
    else if (names.findIndex((other) => other.toLowerCase() === lower) < index)
      object('stands twice, in other letters: robots.txt knows no capitals. Take one of them out.');
  });
});

/** Read from a word, or from a group that also says for which agents it does not hold. */
export const aiPolicy = z
  .preprocess(
    (value) => (typeof value === 'string' ? { policy: value } : value),
    z.strictObject({ policy: name, agents: agents.default({}) }),
  )
  .meta({ anyOf: [{ enum: name.options }, { type: 'object' }] });

export type AiPolicy = z.output<typeof aiPolicy>;

/** What a policy says, in the terms of those who ask. */
export interface AiTerms {
  /** To be found by it: engines show a headline, a few words and a link. That is the purpose of a newspaper's site. */
  search: true;
  /** To be read by a model that answers from it, now, with a link. */
  input: boolean;
  /** To be learned by a model for good. */
  train: boolean;
  /**
   * What the site's pictures say in XMP, those that say nothing themselves: a term of PLUS. Where all is allowed they go on
   * saying nothing, since a newsroom cannot give what belongs to a photographer or an agency.
   */
  dataMining?: string;
}

const PLUS = 'http://ns.useplus.org/ldf/vocab/';

const TERMS: Readonly<Record<AiPolicy['policy'], AiTerms>> = {
  allow: { search: true, input: true, train: true },
  'search-only': { search: true, input: true, train: false, dataMining: `${PLUS}DMI-PROHIBITED-AIMLTRAINING` },
  deny: { search: true, input: false, train: false, dataMining: `${PLUS}DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING` },
};

/** What a policy allows. @returns nothing where the newsroom has said nothing: then the site says nothing either. */
export const aiTerms = (policy: AiPolicy | undefined): AiTerms | undefined => policy && TERMS[policy.policy];

const ALLOWS = {
  train: ({ train }: AiTerms) => train,
  search: ({ input }: AiTerms) => input,
  user: ({ input }: AiTerms) => input,
} satisfies Record<AiUse, (terms: AiTerms) => boolean>;

/** Which agents a policy keeps out, and which it lets in although others of their kind are not; each list by name. */
export function agentsUnder(policy: AiPolicy): { denied: string[]; allowed: string[] } {
  const terms = TERMS[policy.policy];
  const exceptions = new Map(Object.entries(policy.agents).map(([agent, rule]) => [agent.toLowerCase(), rule]));
  const denied: string[] = [];
  const allowed: string[] = [];
  for (const { name: agent, use } of AI_AGENTS) {
    const rule = exceptions.get(agent.toLowerCase());
    exceptions.delete(agent.toLowerCase());
    const may = ALLOWS[use](terms);
    if (rule === 'deny' || (rule === undefined && !may)) denied.push(agent);
    else if (rule === 'allow' && !may) allowed.push(agent);
  }
  for (const agent of Object.keys(policy.agents)) {
    const rule = exceptions.get(agent.toLowerCase());
    if (rule === 'deny') denied.push(agent);
    // An agent that nobody knows may be of any kind: what is said of it is said whole.
    else if (rule === 'allow' && !terms.train) allowed.push(agent);
  }
  return { denied: denied.sort(compare), allowed: allowed.sort(compare) };
}

const compare = (one: string, other: string) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1);
