import { condition } from '@temporalio/workflow';
import { requireOpen } from '../../domain/account/flow-steps.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { causeOf, refusal, refusedWith } from '../refusals.ts';

interface Rules<State extends string, Step extends string> {
  readonly idleMs: number;
  readonly lifetimeMs: number;
  /** @throws BusinessError when the step is not due */
  readonly require: (state: State | Ended, step: Step) => void;
}

interface Transition<State extends string, Step extends string> {
  readonly step: Step;
  readonly next: State | Ended;
  /** Where a refusal leads, if not back to where it was. */
  readonly stateOnRefusal?: Partial<Record<ErrorCode, State | Ended>>;
}

type Ended = 'DONE' | 'EXPIRED' | 'LOCKED';

/** The steps of a flow, taken in turn, until one ends it or nobody has taken one for too long. */
export class FlowStateMachine<State extends string, Step extends string> {
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
    refusing(() => this.#rules.require(this.#state, step));
  }

  /** The same for ending it: refuses what has ended. */
  requireOpen(): void {
    refusing(() => requireOpen(this.#state));
  }

  /** From now on it ends after `ms` at the latest, whatever is tried meanwhile. */
  endWithin(ms: number): void {
    this.#until = Date.now() + ms;
  }

  /** Nothing more can be done in it. A step under way is refused when it comes to its end. */
  lock(): void {
    if (!this.#ended) this.#state = 'LOCKED';
  }

  /** One step at a time: a second click waits for the first and is then judged by the state it left. */
  async runStep(
    { step, next, stateOnRefusal = {} }: Transition<State, Step>,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await this.#runExclusive(
        () => this.require(step),
        async () => {
          await work();
          // Asked again: it may have been locked meanwhile.
          this.require(step);
          this.#state = next;
        },
      );
    } catch (error) {
      if (!this.#ended) this.#state = stateOnRefusal[refusedWith(error)!] ?? this.#state;
      throw error;
    }
  }

  /** Ends it as expired once `work` is done. A step under way is let through first, and may have ended it. */
  expire(work: () => Promise<void>): Promise<void> {
    return this.#runExclusive(
      () => this.requireOpen(),
      async () => {
        await work();
        this.#state = 'EXPIRED';
      },
    );
  }

  /**
   * Waits for the end, and tells which. A step does not reset the timer, which would cost two events each: when it
   * fires, it is set to what is then left.
   */
  async finished(): Promise<Ended> {
    while (!this.#ended) {
      const due = this.#expiresAt;
      const left = due - Date.now();
      if (left > 0) await condition(() => this.#ended || this.#expiresAt < due, left);
      else if (this.#busy) await condition(() => !this.#busy);
      else this.#state = 'EXPIRED';
    }
    return this.#state as Ended;
  }

  async #runExclusive(require: () => void, work: () => Promise<void>): Promise<void> {
    // Asked again after each wait: several that waited wake up together, and only one may go on.
    while (this.#busy) await condition(() => !this.#busy);
    require();
    this.#busy = true;
    try {
      await work();
    } catch (error) {
      throw causeOf(error);
    } finally {
      this.#busy = false;
      this.#lastStepAt = Date.now();
    }
  }

  get #ended(): boolean {
    return this.#state === 'DONE' || this.#state === 'EXPIRED' || this.#state === 'LOCKED';
  }

  get #expiresAt(): number {
    const { idleMs, lifetimeMs } = this.#rules;
    return Math.min(this.#lastStepAt + idleMs, this.#startedAt + lifetimeMs, this.#until);
  }
}

function refusing(check: () => void): void {
  try {
    check();
  } catch (error) {
    throw refusal(error);
  }
}
