export type ContactChannel = 'email' | 'phone';

/** Shows enough of an address to recognise it: `l***i@example.com`, `138****8000`. */
export function maskAddress(channel: ContactChannel, address: string): string {
  if (channel === 'phone') return address.replace(/^\+86/, '').replace(/^(\d{3})\d{4}/, '$1****');
  const [local = '', domain = ''] = address.split('@');
  const characters = [...local];
  const visible =
    characters.length > 2 ? `${characters[0]}***${characters.at(-1)}` : `${characters[0] ?? ''}***`;
  return `${visible}@${domain}`;
}

export interface ContactInput {
  readonly channel: ContactChannel;
  readonly address: string;
}
