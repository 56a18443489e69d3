/** From where something was asked: the caller's address as a keyed hash, and the id its answer carried. */
export interface AuditOrigin {
  readonly ipHash?: string | undefined;
  readonly requestId?: string | undefined;
}

/** Who did what, to what, why and with which outcome. Never a secret, an address or a name somebody typed. */
export interface NewAuditEvent {
  readonly at: Date;
  /** `operator:1`, `account:5`, `activation:{id}`, `schedule`, or `anyone` before it's known who. */
  readonly actor: string;
  /** `subject.verb`, for example `session.open`. */
  readonly action: string;
  /** ACCEPTED unless said otherwise; a refusal has its error code in `detail.errorCode`. */
  readonly outcome?: 'ACCEPTED' | 'REFUSED';
  /** What it was done to, for example `account:5`. */
  readonly target: string;
  /** An operator's words, 1 to 400 characters; empty for what needs none. */
  readonly reason?: string;
  readonly origin?: AuditOrigin | undefined;
  /** Names the cause of what may be tried twice: a second event of the same cause isn't written. */
  readonly causeKey?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}
