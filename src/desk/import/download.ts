/** Fetching a picture from the web, and nothing else from nowhere else. */
import { lookup, type LookupAddress } from 'node:dns';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** More than a picture of a story has. */
const LARGEST = 60_000_000;
const MOST_REDIRECTS = 5;
/** Without a byte for so long, a server is given up (ms). */
const PATIENCE = 30_000;

/** Why a picture was not fetched, in a sentence. */
export class DownloadError extends Error {}

const NOT_PUBLIC = new BlockList();
// https://www.iana.org/assignments/iana-ipv4-special-registry and its like for IPv6
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  NOT_PUBLIC.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  NOT_PUBLIC.addSubnet(network, prefix, 'ipv6');

/** Whether an address is one of the internet's, and not of this machine or its own network. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const version = isIP(plain);
  return version !== 0 && !NOT_PUBLIC.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Fetches a file.
 *
 * @param isAllowed - tells whether a machine may be asked, by its number: a name may lead anywhere.
 * @throws DownloadError
 */
export async function download(
  address: string,
  isAllowed: (address: string) => boolean = isPublicAddress,
): Promise<Buffer> {
  let url = address;
  for (let step = 0; step <= MOST_REDIRECTS; step++) {
    const found = await ask(url, isAllowed);
    if (Buffer.isBuffer(found)) return found;
    url = found;
  }
  throw new DownloadError('It leads from one address to the next and to no file.');
}

/** @returns the file, or where it is said to be instead. */
function ask(address: string, isAllowed: (address: string) => boolean): Promise<Buffer | string> {
  return new Promise((resolve, reject) => {
    const url = URL.parse(address);
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
      reject(new DownloadError('Only plain http and https addresses are fetched.'));
      return;
    }
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const refusal = () => new DownloadError(`${url.hostname} is in a private network, which is not asked.`);
    // A number is not looked up.
    if (isIP(host) && !isAllowed(host)) {
      reject(refusal());
      return;
    }
    const lookUp: LookupFunction = (name, options, answer) => {
      lookup(name, { ...options, all: true }, (error, found: LookupAddress[]) => {
        const allowed = (found ?? []).filter((one) => isAllowed(one.address));
        if (error || allowed.length === 0) answer(error ?? refusal(), '', 4);
        else if (options.all) answer(null, allowed);
        else answer(null, allowed[0]!.address, allowed[0]!.family);
      });
    };
    const request = (url.protocol === 'https:' ? httpsGet : httpGet)(
      url,
      { lookup: lookUp, timeout: PATIENCE, headers: { accept: 'image/*', 'accept-encoding': 'identity' } },
      (response) => {
        receive(response, url).then(resolve, reject);
      },
    );
    request.on('timeout', () => request.destroy(new DownloadError('The server does not answer.')));
    request.on('error', (error) => {
      reject(error instanceof DownloadError ? error : new DownloadError(`It cannot be fetched (${error.message}).`));
    });
  });
}

async function receive(response: IncomingMessage, url: URL): Promise<Buffer | string> {
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400 && headers.location) {
    response.destroy();
    const next = URL.parse(headers.location, url.href);
    if (!next) throw new DownloadError('It leads to an address that is none.');
    return next.href;
  }
  if (statusCode !== 200) {
    response.destroy();
    throw new DownloadError(`The server answers ${statusCode}.`);
  }
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST) {
      response.destroy();
      throw new DownloadError(`It has more than ${LARGEST / 1e6} MB.`);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
