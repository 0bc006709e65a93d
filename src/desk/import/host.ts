/** The host of an address as sites are compared, with www. or without; undefined when it is no address. */
export const hostOf = (url: string | undefined): string | undefined =>
  URL.parse(url ?? '')?.hostname.replace(/^www\./, '');
