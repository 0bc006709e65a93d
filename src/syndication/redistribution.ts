import type { Site } from '../schema/site.ts';

/** What a newsroom may pass on to others. */
export interface PassingOn {
  /** A story of its own has no source. */
  story(source: string | undefined): boolean;
  /** A picture or a recording. */
  credited(credit: string | undefined): boolean;
}

/** Everything, for what readers see anyway. */
export const EVERYTHING: PassingOn = { story: () => true, credited: () => true };

/** Letters and digits alone, without an article before the name: how a name is spaced and pointed is no matter of rights. */
const plain = (name: string): string =>
  (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
    .join(' ')
    .replace(/^the /, '');

/** Of a credit, whose the picture is: what stands last, behind the one who made it. */
const ownerIn = (credit: string): string => credit.split(/[/|,;·]/u).at(-1)!;

/**
 * What may be passed on, by `redistribution` in site.yaml. A credit must say it: what says nothing, or names someone else
 * last (`Harbor Ledger/AP`), is not passed on.
 */
export function passingOn({ name, redistribution: { sources, credits = [name] } }: Site): PassingOn {
  const [allowedSources, allowedCredits] = [sources, credits].map((names) => new Set(names.map(plain))) as [
    Set<string>,
    Set<string>,
  ];
  return {
    story: (source) => source === undefined || allowedSources.has(plain(source)),
    credited: (credit) =>
      credit !== undefined && [credit, ownerIn(credit)].some((owner) => allowedCredits.has(plain(owner))),
  };
}
