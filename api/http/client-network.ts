import { createHmac } from 'node:crypto';
import { networkOf } from '../../domain/network.ts';

/**
 * The network a request came from, as a keyed hash: an IPv4 address, or the /64 of an IPv6 address. It is what limits
 * count by, and does not tell who came.
 */
export function clientNetworkHash(address: string | undefined, key: Buffer): string {
  return createHmac('sha256', key)
    .update(`client-network|${networkOf(address)}`)
    .digest('hex');
}
