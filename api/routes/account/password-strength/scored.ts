export interface ScoreJob {
  readonly password: string;
  /** Names that an acquaintance would try first. */
  readonly names: readonly string[];
}

/** What zxcvbn makes of a password; its codes only, nothing of the password. */
export interface Scored {
  /** 0 is guessed at once, 4 is very hard to guess. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly guessesLog10: number;
  /** Whether the whole of it is on the list of what people use most. */
  readonly common: boolean;
  readonly reasons: readonly string[];
  readonly suggestions: readonly string[];
}
