/** The pieces as one; a single one as it is, since copies are memory that waits for the collector. */
export function concatBuffers(pieces: readonly Buffer[]): Buffer {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}
