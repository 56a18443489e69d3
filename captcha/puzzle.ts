/** A slider puzzle with its answer; only what `api/` picks from it may be shown. */
export interface Puzzle {
  /** The answer: left edge of the piece in its place, px of the picture. Never leaves the server. */
  readonly x: number;
  /** Top edge of the piece, px; shown, since the piece moves sideways only. */
  readonly y: number;
  /** Side of the piece's square image, px. */
  readonly pieceSize: number;
  /** `data:image/webp;base64,…` of 320 × 160 px, with the hole and decoys. */
  readonly background: string;
  /** `data:image/webp;base64,…`, transparent around the outline. */
  readonly piece: string;
}

/** Where puzzles come from: drawn at random in production, with a known answer in tests. */
export interface PuzzleSource {
  take(): Promise<Puzzle>;
}
