import { createHmac } from 'node:crypto';
import { isIPv6, SocketAddress } from 'node:net';

/** Bytes 0 to 7 of an IPv6 address: what one subscriber is given, and may choose addresses from at will. */
const networkGroups = 4;

/**
 * The network a request came from, as a keyed hash: an IPv4 address, or the /64 of an IPv6 address. It is what limits
 * count by, and does not tell who came.
 */
export function clientNetworkHash(address: string | undefined, key: Buffer): string {
  return createHmac('sha256', key)
    .update(`client-network|${networkOf(address ?? '')}`)
    .digest('hex');
}

function networkOf(address: string): string {
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 !== undefined || !isIPv6(address)) return v4 ?? address;
  const canonical = new SocketAddress({ address: address.replace(/%.*$/, ''), family: 'ipv6' }).address;
  const [head = '', tail] = canonical.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail ?? '')];
  return all.slice(0, networkGroups).join(':');
}
