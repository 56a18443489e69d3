/**
 * A writer came too late: its item was finished, or a later attempt has taken over. Nothing of what it wrote in the
 * transaction stays, and it must not be tried again.
 */
export class AttemptFencedError extends Error {
  constructor(what: string) {
    super(`${what} is finished or belongs to a later attempt`);
    this.name = 'AttemptFencedError';
  }
}
