import type { PageAddress } from '../archive/addresses.ts';

/** The page that is being drawn, known to be of the kind that its template draws. */
export function pageOfKind<Kind extends PageAddress['kind']>(
  page: PageAddress,
  kind: Kind,
): Extract<PageAddress, { kind: Kind }> {
  if (page.kind !== kind) throw new TypeError(`The template of "${kind}" cannot draw a page of kind "${page.kind}".`);
  return page as Extract<PageAddress, { kind: Kind }>;
}
