import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network that a request is counted with. Of IPv4 that is a /24, the smallest that is routed and in which a host or
 * an office has its addresses; of IPv6 a /56, which is what a provider gives one household (RIPE-690 wants /48 to /56), so
 * that nobody has more networks than they pay for.
 *
 * @param peer - the address that the connection comes from.
 * @param forwarded - the header X-Forwarded-For.
 * @param proxies - how many proxies stand before us. Each adds at the end whom it was asked by; what stands before is
 *   only said by whoever asks, and not believed.
 */
export function networkOf(peer: string | undefined, forwarded: string | undefined, proxies: number): string {
  const said = forwarded?.split(',').map((address) => address.trim()) ?? [];
  const address = proxies > 0 && said.length > 0 ? said[Math.max(0, said.length - proxies)]! : peer;
  return rangeOf(address ?? '');
}

function rangeOf(address: string): string {
  // An IPv6 address may carry the name of a network card.
  const plain = address.replace(/%.*$/, '').replace(/^\[|\]$/g, '');
  const inSix = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1] ?? plain;
  if (isIPv4(inSix)) return `${inSix.slice(0, inSix.lastIndexOf('.'))}.0/24`;
  if (!isIPv6(plain)) return 'unknown';
  // The parser of URLs writes an address in one way, with at most one ::.
  const short = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [before, after] = short.split('::') as [string, string | undefined];
  const groups = (text: string) => text.split(':').filter(Boolean);
  const left = groups(before);
  const right = after === undefined ? [] : groups(after);
  const all = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  const fourth = Number.parseInt(all[3]!, 16) & 0xff00;
  return `${all.slice(0, 3).join(':')}:${fourth.toString(16)}::/56`;
}
