/**
 * What tries are counted by: an IPv4 address, or the /64 of an IPv6 address, since a host with one of its addresses
 * has them all (RFC 6177). Anything else counts as one network.
 */
export function networkOf(ip: string | undefined): string {
  const address = (ip ?? '').toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return address;
  if (!/^[0-9a-f:.]+(%.+)?$/.test(address) || !address.includes(':')) return 'unknown';
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0');
  const first = [...groups, ...zeros, ...after].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${first.join(':')}::/64`;
}
