import type { RunState } from './statements.ts';

/** What an operator may tell a run that is under way. */
export type RunOrderName = 'pause' | 'resume' | 'cancel';

/** In which states a run takes which order; otherwise there is NOTHING_TO_CHANGE. */
export const obeyedIn: Readonly<Record<RunOrderName, readonly RunState[]>> = {
  pause: ['RUNNING'],
  resume: ['PAUSED', 'BLOCKED'],
  cancel: ['RUNNING', 'PAUSED', 'BLOCKED'],
};

/** Nothing of the run is being worked on any more, and nothing will be unless it is ordered. */
export const endedStates: readonly RunState[] = ['SUCCEEDED', 'PARTIAL', 'CANCELLED'];

/** The operator's reason is typed, so it travels as a sealed input. */
export interface RunOrder {
  readonly inputId: string;
  /** `operator:1` */
  readonly requestedBy: string;
}

/** What is sealed of an order. */
export interface RunOrderInput {
  readonly reason: string;
}

/** Which of the items that have no statement are done again: all of one state, of those with one code, or named ones. */
export interface RetrySelection {
  /** FAILED when absent. */
  readonly state?: 'FAILED' | 'CANCELLED' | undefined;
  readonly errorCode?: string | undefined;
  readonly ordinals?: readonly number[] | undefined;
}

/** What is sealed of an order to do items again. */
export interface RetryInput extends RetrySelection {
  readonly reason: string;
}
