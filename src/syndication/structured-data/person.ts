import type { Person } from 'schema-dts';
import type { AuthorCard } from '../../archive/model.ts';

/** Someone of the newsroom, in a byline: the name and nothing else in it, and the page where more is to be read. */
export const person = (origin: string, { name, address }: Pick<AuthorCard, 'name' | 'address'>) =>
  ({ '@type': 'Person', name, url: origin + encodeURI(address) }) satisfies Person;
