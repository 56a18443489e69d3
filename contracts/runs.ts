import type { ErrorCode } from '../domain/errors.ts';
import type { RunDivision } from '../domain/runs/run-division.ts';

/** Ids and counts only: files and rows never travel through Temporal. A period is `YYYY-MM`, dates are `YYYY-MM-DD`. */
export interface MonthlyStatementRunInput {
  readonly period: string;
  readonly requestedBy: string;
  /** Runs although clearing files are missing, and marks everything as provisional; the reason is sealed. */
  readonly provisional?: { readonly inputId: string };
  /** Absent for a first run. Reason and selection are sealed; the token is that of the preview. */
  readonly retry?: { readonly inputId: string; readonly previewToken: string };
  /** Makes the next versions of what has changed since; selection and reason are sealed, the token is that of the preview. */
  readonly update?: { readonly inputId: string; readonly previewToken: string };
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
  /** Not started, or in progress. */
  readonly pending: number;
}

export interface RunResult {
  readonly period: string;
  readonly state: RunState;
  readonly attempt: number;
  readonly counts?: RunCounts;
  /** Why the run or retry was refused; nothing was changed. */
  readonly refusal?: ErrorCode;
}

/** An attempt of a run, divided into segments: each lasts until the run is paused or blocked. */
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
  /** Absent in older histories. */
  readonly division?: RunDivision;
}

export interface ChunkInput extends ItemRange {
  /** The month, `YYYY-MM`; histories hold it under this name. */
  readonly runId: string;
  readonly attempt: number;
}

export interface StatementPartitionInput extends ChunkInput {
  /** Absent in older histories. */
  readonly division?: RunDivision;
}

export interface ChunkResult {
  readonly done: number;
  readonly failed: number;
}

export interface LaunchMonthlyRunInput {
  readonly monthOffset: number;
}

/** The commands of an operator to a run in progress. */
export type RunCommandName = 'pause' | 'resume' | 'cancel';

/** The states in which each command is allowed; in others it is refused with NOTHING_TO_CHANGE. */
export const commandAllowedIn: Readonly<Record<RunCommandName, readonly RunState[]>> = {
  pause: ['RUNNING'],
  resume: ['PAUSED', 'BLOCKED'],
  cancel: ['RUNNING', 'PAUSED', 'BLOCKED'],
};

/** Nothing of the run is in progress, and nothing will be without a command. */
export const endedStates: readonly RunState[] = ['SUCCEEDED', 'PARTIAL', 'CANCELLED'];

/** The operator's reason is typed, so it travels as a sealed input. */
export interface RunCommand {
  readonly inputId: string;
  /** `operator:1` */
  readonly requestedBy: string;
}

/** The sealed part of a command. */
export interface RunCommandInput {
  readonly reason: string;
}

/** Which items without a statement to retry: all of one state, those with one error code, or listed ones. */
export interface RetrySelection {
  /** FAILED when absent. */
  readonly state?: 'FAILED' | 'CANCELLED' | undefined;
  readonly errorCode?: string | undefined;
  readonly ordinals?: readonly number[] | undefined;
}

/** Which statements of a month to make the next versions of; without merchants and groups all that are due. */
export interface UpdateSelection {
  /** Because their rows have changed or are complete now, or because their heading has changed. */
  readonly kind: 'rows' | 'headings';
  readonly merchants?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  /** Goes on though clearing files are missing; the new versions are provisional then. */
  readonly despiteMissing?: boolean | undefined;
}

/** The audit actions of updates. */
export const updateActions = { rows: 'run.update', headings: 'statement.reissue' } as const;

/** The sealed part of an update. */
export interface UpdateInput extends UpdateSelection {
  readonly reason: string;
}

/** The sealed part of a retry. */
export interface RetryInput extends RetrySelection {
  readonly reason: string;
}
