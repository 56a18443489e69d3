const long = process.env['FAULTS'] === 'long';

/** How much a case works on: little within `npm test`, more under `FAULTS=long npm run test:faults`. */
export const scale = {
  merchants: long ? 2_000 : 400,
  rowsEach: long ? 30 : 4,
  /** How long a run may take to its end on a busy machine. */
  patienceMs: long ? 900_000 : 120_000,
} as const;

/** What a case takes that starts a system of its own and has a few runs. */
export const caseTimeoutMs = 3 * scale.patienceMs;
