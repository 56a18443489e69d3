/** What the caller knows about a set. */
export interface ReadingContext {
  /** Where neither name nor content says it, or to check what they say. */
  readonly clearingDate?: string;
}

/** What a member's name says by the captures of its profile. */
export interface NameFacts {
  readonly merchant?: string;
  readonly clearingDate?: string;
  readonly part: number;
}

/** Reads the captures `merchant`, `d6`, `d8` and `part`; undefined when the name does not match. */
export function factsOfName(name: string, pattern: string | undefined): NameFacts | undefined {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const match = pattern === undefined ? undefined : new RegExp(pattern, 'u').exec(base);
  if (match === null) return undefined;
  const { merchant, d6, d8, part } = match?.groups ?? {};
  const digits = d8 ?? (d6 === undefined ? undefined : `20${d6}`);
  return {
    part: Number(part ?? 0),
    ...(merchant !== undefined && { merchant }),
    ...(digits !== undefined && {
      clearingDate: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`,
    }),
  };
}
