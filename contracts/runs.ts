import type { ErrorCode } from '../domain/errors.ts';

/** Ids and counts only: files and rows never travel through Temporal. A period is `YYYY-MM`, dates are `YYYY-MM-DD`. */
export interface MonthlyStatementRunInput {
  readonly period: string;
  readonly requestedBy: string;
  /** Goes on though clearing files are missing, and marks all of it; why was typed and is sealed. */
  readonly provisional?: { readonly inputId: string };
  /** Absent for a first run. Why, and which items, was typed and is sealed; the token is of the preview that was seen. */
  readonly retry?: { readonly inputId: string; readonly previewToken: string };
}

export type RunState = 'PLANNED' | 'RUNNING' | 'PAUSED' | 'BLOCKED' | 'SUCCEEDED' | 'PARTIAL' | 'CANCELLED';

export type RunItemState = 'PENDING' | 'RUNNING' | 'DONE' | 'EMPTY' | 'NO_RECIPIENT' | 'FAILED' | 'CANCELLED';

export interface RunCounts {
  readonly items: number;
  readonly succeeded: number;
  readonly empty: number;
  readonly noRecipient: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Not begun, or being worked on. */
  readonly pending: number;
}

export interface RunResult {
  readonly period: string;
  readonly state: RunState;
  readonly attempt: number;
  readonly counts?: RunCounts;
  /** Why the month may not run, or the retry may not start; nothing was changed then. */
  readonly refusal?: ErrorCode;
}

/** An attempt of a run. It is worked on in segments: each lasts until the run is paused or blocked. */
export interface RunAttempt {
  readonly period: string;
  readonly attempt: number;
}

/** Why and how a run is stopped. */
export interface RunHalt extends RunAttempt {
  readonly state: 'PAUSED' | 'BLOCKED';
  /** Which segment of the attempt it ends, from 0; histories hold it under this name. */
  readonly stretch: number;
  readonly errorCode?: ErrorCode | undefined;
  /** Whether to alert; not again for an outage that was already reported. */
  readonly alert?: boolean;
}

/** `ordinal` counts a run's items from 0; a partition or chunk is a half-open range of it. */
export interface ItemRange {
  readonly fromOrdinal: number;
  readonly toOrdinal: number;
}

export interface RunPlan {
  /** The month, `YYYY-MM`; histories hold it under this name. */
  readonly runId: string;
  readonly attempt: number;
  readonly items: number;
}

export interface StatementPartitionInput extends ItemRange {
  /** The month, `YYYY-MM`; histories hold it under this name. */
  readonly runId: string;
  readonly attempt: number;
}

export type ChunkInput = StatementPartitionInput;

export interface ChunkResult {
  readonly done: number;
  readonly failed: number;
}

export interface LaunchMonthlyRunInput {
  readonly monthOffset: number;
}

/** What an operator may tell a run that is under way. */
export type RunCommandName = 'pause' | 'resume' | 'cancel';

/** In which states a run takes which order; otherwise there is NOTHING_TO_CHANGE. */
export const commandAllowedIn: Readonly<Record<RunCommandName, readonly RunState[]>> = {
  pause: ['RUNNING'],
  resume: ['PAUSED', 'BLOCKED'],
  cancel: ['RUNNING', 'PAUSED', 'BLOCKED'],
};

/** Nothing of the run is being worked on any more, and nothing will be unless it is ordered. */
export const endedStates: readonly RunState[] = ['SUCCEEDED', 'PARTIAL', 'CANCELLED'];

/** The operator's reason is typed, so it travels as a sealed input. */
export interface RunCommand {
  readonly inputId: string;
  /** `operator:1` */
  readonly requestedBy: string;
}

/** What is sealed of an order. */
export interface RunCommandInput {
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
