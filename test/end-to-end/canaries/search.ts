/** A secret, and what to call it when it is found. */
export interface Canary {
  readonly name: string;
  readonly secret: string;
}

/** A place that was searched, as bytes. */
export interface Haystack {
  readonly place: string;
  readonly bytes: Buffer;
}

/** Which canaries are in which places, in any of their spellings. */
export function findCanaries(canaries: readonly Canary[], haystacks: readonly Haystack[]): string[] {
  return haystacks.flatMap(({ place, bytes }) =>
    canaries.flatMap(({ name, secret }) =>
      Object.entries(spellingsOf(secret))
        .filter(([, spelling]) => bytes.includes(spelling))
        .map(([spelling]) => `${name} as ${spelling} in ${place}`),
    ),
  );
}

/** How a secret may be written down: in clear, and in every encoding that somebody reads at a glance. */
export function spellingsOf(secret: string): Record<string, Buffer> {
  const bytes = Buffer.from(secret);
  const texts: Record<string, string> = {
    text: secret,
    hex: bytes.toString('hex'),
    'upper-case hex': bytes.toString('hex').toUpperCase(),
    'URL-encoded': encodeURIComponent(secret),
    'JSON-escaped': JSON.stringify(secret).slice(1, -1),
    ...base64Of(bytes),
  };
  const spellings = Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)] as const);
  return {
    ...Object.fromEntries(spellings),
    'UTF-16LE': Buffer.from(secret, 'utf16le'),
    'UTF-16BE': Buffer.from(secret, 'utf16le').swap16(),
  };
}

/** In base64 a text looks different by where it begins in a group of three; the ends depend on its neighbours. */
function base64Of(bytes: Buffer): Record<string, string> {
  const spellings: Record<string, string> = {};
  for (const before of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + bytes.length) * 8) / 6);
    const inner = encoded.slice(first, last);
    spellings[`base64, ${before} bytes in`] = inner;
    spellings[`base64url, ${before} bytes in`] = inner.replaceAll('+', '-').replaceAll('/', '_');
  }
  return spellings;
}

/** Where a code of six digits stands by itself; in binary data such digits mean nothing. */
export function findCodes(codes: readonly string[], haystacks: readonly Haystack[]): string[] {
  return haystacks.flatMap(({ place, bytes }) => {
    const text = bytes.toString('utf8');
    return codes
      .filter((code) => new RegExp(`(?<![0-9a-zA-Z.:-])${code}(?![0-9a-zA-Z.:-])`).test(text))
      .map((code) => `code ${code} in ${place}`);
  });
}
