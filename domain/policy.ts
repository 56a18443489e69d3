const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The numbers of the policy, all durations in ms. Every limit in the project is read from here. */
export const policy = {
  activation: { idleMs: 30 * minute, lifetimeMs: 24 * hour, sealedInputMs: 24 * hour },
  /** Over all methods, counted from the first try; OWASP ASVS 5.0, 6.3.1. */
  identity: { triesPerSubject: 5, subjectWindowMs: day, triesPerNetwork: 10, networkWindowMs: hour },
  /** How long the contact on file can undo an activation that is done. */
  objection: { tokenBytes: 16, afterDoneMs: 7 * day },
  /** NIST SP 800-63B-4 § 3.1.3.3: at least 6 digits, 10 minutes at the most, limited tries. */
  otp: { digits: 6, lifetimeMs: 5 * minute, triesPerCode: 5, triesPerFlow: 15, resendAfterMs: minute },
  /** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, t=2, p=1. */
  argon2: { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 },
  /** Scored by zxcvbn; what is longer is judged by its first characters, since the time it takes grows fast. */
  password: { minLength: 8, maxLength: 128, minScore: 3, scoredCharacters: 64 },
  username: { minLength: 4, maxLength: 32 },
  session: { tokenBytes: 32, idleMs: 15 * minute, lifetimeMs: 8 * hour, perAccount: 5 },
  groupPassword: { lifetimeMs: 72 * hour, characters: 20 },
  api: { updateDeadlineMs: 6 * second, bodyBytes: 64 * 1024 },
  mail: {
    attachmentBytes: 5 * 1024 * 1024,
    batch: 200,
    triesAtMost: 12,
    firstRetryMs: 10 * second,
    lastRetryMs: hour,
    /** A claim this old belongs to a sender that died; whether the relay has the message nobody knows. */
    abandonedAfterMs: 10 * minute,
  },
  statement: { pdfDetailRows: 20_000, xlsxSheetRows: 1_000_000, subjectsPerChunk: 25 },
  run: { partitionSubjects: 5_000, partitionWindow: 2, chunkWindow: 4 },
} as const;
