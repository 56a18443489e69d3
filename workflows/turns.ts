import { condition } from '@temporalio/workflow';
import type { ErrorCode } from '../domain/errors.ts';
import { causeOf, refusal, refusedWith } from './refusals.ts';

interface Rules<State extends string, Step extends string> {
  readonly idleMs: number;
  readonly lifetimeMs: number;
  /** @throws BusinessError when the step is not due */
  readonly require: (state: State, step: Step) => void;
  /** Where a refusal leads, if not back to where it was. */
  readonly setBacks: Partial<Record<ErrorCode, State>>;
}

type Ended = 'DONE' | 'EXPIRED' | 'LOCKED';

/** The steps of a flow, taken in turn, until one ends it or nobody has taken one for too long. */
export class Turns<State extends string, Step extends string> {
  readonly #rules: Rules<State, Step>;
  readonly #startedAt = Date.now();
  #lastStepAt = Date.now();
  #until = Infinity;
  #busy = false;
  #state: State | Ended;

  constructor(first: State, rules: Rules<State, Step>) {
    this.#state = first;
    this.#rules = rules;
  }

  get state(): State | Ended {
    return this.#state;
  }

  /** ISO 8601, UTC. */
  get expiresAt(): string {
    return new Date(this.#expiresAt).toISOString();
  }

  /** For update validators: refuses a step that is not due. @throws ApplicationFailure with the code as type */
  require(step: Step): void {
    try {
      this.#rules.require(this.#state as State, step);
    } catch (error) {
      throw refusal(error);
    }
  }

  /** From now on it ends after `ms` at the latest, whatever is tried meanwhile. */
  endWithin(ms: number): void {
    this.#until = Date.now() + ms;
  }

  /** One step at a time: a second click waits for the first and is then judged by the state it left. */
  async take(step: Step, next: State | Ended, work: () => Promise<void>): Promise<void> {
    // Asked again after each wait: several that waited wake up together, and only one may go on.
    while (this.#busy) await condition(() => !this.#busy);
    this.require(step);
    this.#busy = true;
    try {
      await work();
      this.#state = next;
    } catch (error) {
      this.#state = this.#rules.setBacks[refusedWith(error)!] ?? this.#state;
      throw causeOf(error);
    } finally {
      this.#busy = false;
      this.#lastStepAt = Date.now();
    }
  }

  /** Waits for the end, and tells which. */
  async finished(): Promise<Ended> {
    while (!this.#ended) {
      const waitedFor = this.#lastStepAt;
      const left = this.#expiresAt - Date.now();
      const changed =
        left > 0 && (await condition(() => this.#ended || this.#lastStepAt !== waitedFor, left));
      if (!changed && !this.#busy) this.#state = 'EXPIRED';
      else if (!changed) await condition(() => !this.#busy);
    }
    return this.#state as Ended;
  }

  get #ended(): boolean {
    return this.#state === 'DONE' || this.#state === 'EXPIRED' || this.#state === 'LOCKED';
  }

  get #expiresAt(): number {
    const { idleMs, lifetimeMs } = this.#rules;
    return Math.min(this.#lastStepAt + idleMs, this.#startedAt + lifetimeMs, this.#until);
  }
}
