import { expect, test } from 'vitest';
import { createGauge } from '../../../../src/newsletter/service/gauge.ts';
import { networkOf } from '../../../../src/newsletter/service/network.ts';

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:1:2ff:3:4:5:6', '2001:db8:1:200::/56'],
  ['2001:DB8:1:0200::', '2001:db8:1:200::/56'],
  ['2001:db8::1', '2001:db8:0:0::/56'],
  ['::1', '0:0:0:0::/56'],
  ['fe80::1%eth0', 'fe80:0:0:0::/56'],
  ['::', '0:0:0:0::/56'],
  [undefined, 'unknown'],
  ['nonsense', 'unknown'],
  ['203.0.113', 'unknown'],
])('%s is counted with %s', (peer, network) => {
  expect(networkOf(peer, undefined, 0)).toBe(network);
});

test.each<[string, number, string]>([
  // Nobody stands before us: what is said is not believed.
  ['198.51.100.1', 0, '192.0.2.0/24'],
  ['198.51.100.1', 1, '198.51.100.0/24'],
  ['6.6.6.6, 198.51.100.1', 1, '198.51.100.0/24'],
  ['6.6.6.6, 198.51.100.1, 10.0.0.1', 2, '198.51.100.0/24'],
  // Fewer proxies than were promised.
  ['198.51.100.1', 3, '198.51.100.0/24'],
  ['[2001:db8::1]', 1, '2001:db8:0:0::/56'],
  ['', 1, 'unknown'],
])('X-Forwarded-For: %s behind %i proxies is %s', (forwarded, proxies, network) => {
  expect(networkOf('192.0.2.1', forwarded, proxies)).toBe(network);
});

test('without the header the connection itself is counted', () => {
  expect(networkOf('192.0.2.1', undefined, 1)).toBe('192.0.2.0/24');
});

test('a gauge begins again after its window, and when the clock is set back', () => {
  const gauge = createGauge(1000);
  expect([gauge.count('a', 5000), gauge.count('b', 5500), gauge.count('a', 5999)]).toEqual([1, 1, 2]);
  expect(gauge.count('a', 6000)).toBe(1);
  expect([gauge.count('a', 6500), gauge.count('a', 100)]).toEqual([2, 1]);
});
