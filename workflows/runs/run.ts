import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import {
  commandAllowedIn,
  type RunCommand,
  type RunCommandName,
  type RunPlan,
  type RunResult,
  type RunState,
} from '../../contracts/runs.ts';
import { BusinessError, type ErrorCode } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';
import { blockedWaitMs } from '../../domain/runs/blocked-wait.ts';
import { persistent, planning } from '../proxies.ts';
import { refusal } from '../refusals.ts';
import { producePartitions } from './produce-partitions.ts';
import { innermostErrorCode } from './innermost-error-code.ts';

type RunEnd = Required<Pick<RunResult, 'state' | 'counts'>>;

const stateAfter = { pause: 'PAUSED', resume: 'RUNNING', cancel: 'CANCELLED' } as const satisfies Record<
  RunCommandName,
  RunState
>;

/**
 * An attempt of a run under way. It is worked on in segments: a pause or trouble of disk or database ends one, and the
 * next does the rest. What an order leads to is done once everything of the segment has stopped.
 */
export class Run {
  readonly #plan: RunPlan;
  readonly #period: string;
  #state: RunState = 'RUNNING';
  #scope = new CancellationScope();
  #recording = false;
  /** Whether the current outage was already reported. */
  #alerted = false;
  /** Tries in a row that the current outage has ended. */
  #failedTries = 0;

  constructor(plan: RunPlan) {
    this.#plan = plan;
    this.#period = plan.runId;
  }

  /** For update validators. @throws ApplicationFailure NOTHING_TO_CHANGE */
  require(name: RunCommandName): void {
    if (this.#recording || !commandAllowedIn[name].includes(this.#state))
      throw refusal(new BusinessError('NOTHING_TO_CHANGE'));
  }

  /** Writes an order down, then follows it. */
  async handleCommand(name: RunCommandName, command: RunCommand): Promise<void> {
    this.#recording = true;
    try {
      await persistent.recordRunOrder({ ...command, name, period: this.#period });
      // Meanwhile it may have ended, or been blocked, by itself: then only what still makes sense is followed.
      if (commandAllowedIn[name].includes(this.#state)) this.#applyCommand(name);
    } finally {
      this.#recording = false;
    }
  }

  /** Ends it with what is done, as an operator's order would. */
  stop(): void {
    if (commandAllowedIn.cancel.includes(this.#state)) this.#applyCommand('cancel');
  }

  /** Works through all segments to the end. */
  async finish(): Promise<RunEnd> {
    for (let segment = 0; !this.#isCancelled(); segment += 1) {
      const ending = await this.#produce(segment);
      if (this.#isCancelled()) break;
      if (ending === 'COMPLETE') return this.#finalize();
      await this.#waitUntilResumed(segment, ending === 'STOPPED' ? undefined : ending);
      if (!this.#isCancelled()) await planning.continueRun(this.#attempt);
    }
    return planning.cancelRun(this.#attempt);
  }

  #finalize(): Promise<RunEnd> {
    this.#state = 'SUCCEEDED';
    return planning.finalizeRun(this.#attempt);
  }

  get #attempt() {
    return { period: this.#period, attempt: this.#plan.attempt };
  }

  #isCancelled(): boolean {
    return this.#state === 'CANCELLED';
  }

  #applyCommand(name: RunCommandName): void {
    this.#state = stateAfter[name];
    if (name === 'resume') [this.#alerted, this.#failedTries] = [false, 0];
    else this.#scope.cancel();
  }

  /** How a segment ended: all of it worked through, stopped by an order, or the code of what went wrong with it. */
  async #produce(segment: number): Promise<'COMPLETE' | 'STOPPED' | ErrorCode> {
    this.#scope = new CancellationScope();
    const startedAt = Date.now();
    try {
      await this.#scope.run(() => producePartitions(this.#plan, segment));
      return 'COMPLETE';
    } catch (error) {
      // So long a segment has worked: what ended it is another outage.
      if (Date.now() - startedAt > policy.run.blockedRetry.lastMs) this.#failedTries = 0;
      return this.#scope.consideredCancelled && isCancellation(error) ? 'STOPPED' : innermostErrorCode(error);
    }
  }

  /** Until an operator orders otherwise; trouble is tried again by itself after a while. */
  async #waitUntilResumed(segment: number, errorCode: ErrorCode | undefined): Promise<void> {
    const blocked = errorCode !== undefined && this.#state === 'RUNNING';
    if (blocked) this.#state = 'BLOCKED';
    const alert = blocked && !this.#alerted;
    this.#alerted ||= alert;
    const state = blocked ? ('BLOCKED' as const) : ('PAUSED' as const);
    await planning.haltRun({ ...this.#attempt, state, stretch: segment, errorCode, alert });
    const moved = () => this.#state === 'RUNNING' || this.#state === 'CANCELLED';
    if (!blocked) return condition(moved);
    const waitMs = blockedWaitMs(this.#failedTries);
    this.#failedTries += 1;
    if (!(await condition(moved, waitMs))) this.#state = 'RUNNING';
  }
}
