const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The numbers of the policy, all durations in ms. Every limit in the project is read from here. */
export const policy = {
  activation: { idleMs: 30 * minute, lifetimeMs: 24 * hour, sealedInputMs: 24 * hour },
  /** Over all methods, counted from the first try; OWASP ASVS 5.0, 6.3.1. */
  identity: { attemptsPerSubject: 5, subjectWindowMs: day, attemptsPerNetwork: 10, networkWindowMs: hour },
  /** How long the contact on file can object to a finished activation. */
  objection: { tokenBytes: 16, afterDoneMs: 7 * day },
  /** NIST SP 800-63B-4 § 3.1.3.3: at least 6 digits, at most 10 minutes, limited attempts. */
  otp: {
    digits: 6,
    lifetimeMs: 5 * minute,
    attemptsPerCode: 5,
    attemptsPerFlow: 15,
    resendAfterMs: minute,
    /** Deadline of handing a code to the relay: below the 15 s after which Temporal starts the step again. */
    sendMs: 10 * second,
  },
  /** Most codes to one address in any hour and in any day, over all flows and purposes. */
  codesPerAddress: [
    { atMost: 5, withinMs: hour },
    { atMost: 10, withinMs: 24 * hour },
  ],
  /** A right code gives a ticket: how long it allows setting a password, however often one is rejected. */
  recovery: { idleMs: 15 * minute, lifetimeMs: hour, ticketMs: 10 * minute, refusedPasswords: 10 },
  contactChange: { idleMs: 15 * minute, lifetimeMs: hour },
  /** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, t=2, p=1. */
  argon2: { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 },
  /** Scored by zxcvbn. Of longer passwords only the first characters, since its time grows fast. */
  password: { minLength: 8, maxLength: 128, minScore: 3, scoredCharacters: 64 },
  username: { minLength: 4, maxLength: 32 },
  session: { tokenBytes: 32, idleMs: 15 * minute, lifetimeMs: 8 * hour, perAccount: 5 },
  /**
   * Failed sign-ins, counted for each name and each address apart: after `freeAttempts` failures a wait of `firstWaitMs`
   * begins, twice as long with every further one up to `lastWaitMs`. It heals by itself: the wait passes, a success
   * clears the name's count, and after `forgetAfterMs` without a failure the count begins at nothing. An address has no
   * more free tries than a name: what many honest people behind one get right is not counted.
   */
  signIn: {
    freeAttempts: 5,
    firstWaitMs: 30 * second,
    lastWaitMs: hour,
    forgetAfterMs: 24 * hour,
    purgeEveryMs: hour,
  },
  /**
   * Sign-ins under way in one process: one a name and one an address, the rest waits its turn, since a try counts as
   * failed until it is judged: right ones at the same time would use up each other's free tries. argon2 takes libuv's
   * threads, of which there are four; the fourth is left for files.
   */
  signInConcurrency: { perName: 1, perIp: 1, passwordChecks: 3, waiting: 200 },
  /** RFC 6238: steps of 30 s, and one step of grace to either side for a phone whose clock is off. */
  totp: { digits: 6, stepMs: 30 * second, graceSteps: 1, secretBytes: 20, enrolmentMs: 10 * minute },
  /** 50 random bits each: far beyond guessing with the tries there are. */
  recoveryCode: { count: 10, characters: 10 },
  /** Sessions and codes are kept this long after their end, to answer what happened; a code's limits look back a day. */
  expiredData: { everyMs: hour, sessionMs: 30 * day, codeMs: 7 * day, rowsAtOnce: 500 },
  signInTicket: { lifetimeMs: 5 * minute },
  /**
   * Both kinds of captcha have the same limits. The proof of work is `cost` PBKDF2 rounds for each of `fewest` to
   * `most` guesses: 0.5 to 1.5 million rounds, a third of a second to a second on a PC of 2010.
   */
  captcha: {
    lifetimeMs: 90 * second,
    tokenBytes: 32,
    tokenLifetimeMs: 120 * second,
    slider: { width: 320, height: 160, tolerancePx: 5, shortestMs: 500, madeAhead: 48 },
    proofOfWork: { cost: 5_000, fewest: 100, most: 300 },
    perAddress: { windowMs: 10 * minute, atMost: 60 },
    forgetAfterMs: hour,
  },
  groupPassword: { lifetimeMs: 72 * hour, characters: 20 },
  /** Of one refusal to one network that is not signed in, one audit row in this time. */
  audit: { anonymousEveryMs: 10 * minute },
  /**
   * Idle connections stay open longer than a proxy keeps them (nginx: 60 s). The one that closes first must be the client's:
   * a request on a connection that is just being closed is lost.
   */
  api: { updateDeadlineMs: 6 * second, bodyBytes: 64 * 1024, keepAliveMs: 75 * second },
  /** A Schedule that Temporal refuses to make is tried again after these waits, doubling. */
  schedule: { firstRetryMs: 15 * second, lastRetryMs: 10 * minute },
  mail: {
    attachmentBytes: 5 * 1024 * 1024,
    /**
     * Concurrent sends to one relay by one process. `concurrency` slots take any due message, urgent ones first;
     * `urgentConcurrency` slots take only urgent ones. If the process dies, at most these are in doubt.
     */
    concurrency: 5,
    urgentConcurrency: 1,
    /** Connections to the relay that the outbox leaves to one-time codes, which don't go through it. */
    codeConnections: 2,
    /** How long one activity keeps claiming messages. */
    batchMs: 10 * second,
    /** Longest a sender sleeps for the rate limit. For longer delays the activity returns and is rescheduled. */
    maxWaitMs: second,
    /** How soon an idle sender looks again while another is busy. */
    idlePollMs: 200,
    /** How much of an idle time may be caught up: at most a fifth over the rate limit in any second. */
    rateLimitSlackMs: 200,
    /** After this many relay failures in a row only single probe messages are sent. */
    breaker: { failuresInRow: 5, firstProbeMs: 30 * second, lastProbeMs: 10 * minute },
    maxDeliveryAttempts: 12,
    /** Copies of a message that operators may send again after it was sent. */
    maxCopies: 20,
    firstRetryMs: 10 * second,
    lastRetryMs: hour,
    /** An address gets no statements once this many messages, so far apart, were refused because it does not exist. */
    suppression: { messages: 2, apartMs: hour },
    /**
     * A domain that complains of too many messages gets none for `holdPerGap` gaps, then one each gap. The gap doubles
     * with each complaint and halves with every `recoverEveryMs` without one. Slots are given up to `horizonMs` ahead.
     */
    slowDomain: {
      firstGapMs: 2 * second,
      lastGapMs: minute,
      holdPerGap: 30,
      recoverEveryMs: 15 * minute,
      horizonMs: 10 * minute,
      forgetAfterMs: day,
    },
    /** RFC 5321, 4.5.4.1: how long a message is tried whose recipient's domain only says that it is too fast. */
    giveUpAfterMs: 5 * day,
    /** How long a mail waits for a file store that is unavailable. */
    storageRetryMs: minute,
    /** How often each worker looks for messages that are due although nobody woke the outbox. */
    sweepMs: 30 * second,
    /** A claim this old belongs to a sender that died; it is uncertain whether the relay has the message. */
    abandonedAfterMs: 10 * minute,
  },
  /** How many rows a page shows; versions with more rows than `comparedRows` aren't compared. */
  preview: { rows: 20, rowsAtMost: 100, changedRows: 50, comparedRows: 100_000 },
  /**
   * Years count from the end of the period's year: 会计档案管理办法 (Ministry of Finance, decree 79) wants 10 for
   * statements of accounts. An odd range can be asked for again. A file in the store this old without a row is an orphan.
   */
  retention: { statementYears: 10, oddRangeMs: 90 * day, orphanAfterMs: hour },
  statement: {
    pdfDetailRows: 20_000,
    pdfTaggedRows: 1_000,
    xlsxSheetRows: 1_000_000,
    subjectsPerChunk: 50,
    archivedAtMost: 200,
    /** How long the files of an archive are looked for before its first byte. */
    archiveCheckMs: 500,
    /** Statements with at most this many rows are built in memory. */
    maxRowsInMemory: 5_000,
    /** Larger statements are streamed: rows per page, and how many pages are read ahead. */
    pageRows: 250,
    pagesAhead: 2,
  },
  /** Temporal keeps the result of a request at least a day: no namespace has a shorter retention. */
  statementRequest: { keptMs: day, listed: 10 },
  statementMonths: { shown: 12, atMost: 36 },
  /** The guide: statements come about the 20th. */
  run: {
    dayOfMonth: 20,
    hour: 3,
    /** How long a start missed while the engine was down is made up for. */
    catchUpMs: 3 * day,
    partitionSubjects: 5_000,
    partitionWindow: 2,
    chunkWindow: 4,
    /** Within a chunk: while one slot renders a huge group, the other goes on with the rest. */
    itemConcurrency: 2,
    /** Within a chunk: results are published in batches, and no result waits longer than this for others. */
    publishing: { atMost: 25, withinMs: 500 },
    /** Timeout of rendering one statement; then its item fails. */
    renderingAtMostMs: 15 * minute,
    /** How often a chunk is started while disk or database fail, with 1, 2, 4 … s in between. */
    maxInfrastructureAttempts: 4,
    /** A blocked run retries automatically, after twice the time with each try in a row that fails. */
    blockedRetry: { firstMs: 15 * second, lastMs: 10 * minute },
  },
  /**
   * Limits of a clearing file. The ratio is far above that of real files (fixed-width records shrink to a fortieth);
   * a bomb reaches thousands. Parts with random access are held in memory up to `memoryBytes`.
   */
  clearingFile: {
    entries: 200,
    bytes: 2 * 1024 ** 3,
    ratio: 200,
    ratioFreeBytes: 1024 ** 2,
    memoryBytes: 64 * 1024 ** 2,
    lineBytes: 64 * 1024,
    rows: 5_000_000,
    sheets: 50,
    sharedStringBytes: 128 * 1024 ** 2,
    biffBytes: 32 * 1024 ** 2,
    biffMemoryMb: 512,
    biffMs: 60 * second,
    batchRows: 1_000,
    keptFindings: 1_000,
    /** A quoted field may run over line breaks; more lines than this are a stray quote. */
    quotedLines: 20,
    /** The day's cut-off drifts: 23:02 has been seen. */
    cutoffDriftMs: 30 * minute,
  },
} as const;
