import type { BreadcrumbList } from 'schema-dts';

/** A step on the way to a page. */
export interface Step {
  name: string;
  /** On this site, unescaped. */
  address: string;
}

/** The way to a page, the page itself last: two steps at least, or Google does not show it. */
export function breadcrumbList(origin: string, steps: readonly [Step, Step, ...Step[]]) {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, address }, index) => ({
      '@type': 'ListItem' as const,
      position: index + 1,
      name,
      item: origin + encodeURI(address),
    })),
  } satisfies BreadcrumbList;
}
