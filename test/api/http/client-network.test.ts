import { expect, test } from '@jest/globals';
import { clientNetworkHash } from '../../../api/http/client-network.ts';

const key = Buffer.alloc(32, 1);
const hash = (address?: string) => clientNetworkHash(address, key);

test('an IPv4 address is its own network, written either way', () => {
  expect(hash('::ffff:203.0.113.7')).toBe(hash('203.0.113.7'));
  expect(hash('203.0.113.8')).not.toBe(hash('203.0.113.7'));
});

test('an IPv6 address counts with all of its /64, however it is written', () => {
  const same = [
    '2001:db8:1:2::1',
    '2001:0db8:0001:0002:ffff:0:0:9',
    '2001:DB8:1:2:3:4:5:6',
    '2001:db8:1:2::%eth0',
  ];
  expect(new Set(same.map(hash)).size).toBe(1);
  expect(hash('2001:db8:1:3::1')).not.toBe(hash(same[0]));
  expect(hash('2001:db8::1')).toBe(hash('2001:db8:0:0:9::'));
  expect(hash('::1')).toBe(hash('::2'));
});

test('the hash does not tell the address without the key', () => {
  expect(hash('203.0.113.7')).toMatch(/^[0-9a-f]{64}$/);
  expect(clientNetworkHash('203.0.113.7', Buffer.alloc(32, 2))).not.toBe(hash('203.0.113.7'));
  expect(hash(undefined)).toMatch(/^[0-9a-f]{64}$/);
});
