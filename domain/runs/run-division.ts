import { policy } from '../policy.ts';

/**
 * How an attempt is divided into partitions and chunks, and how many of each are worked on at once. It shapes the
 * commands of workflows, so it is part of the plan: a new policy counts for plans made after it.
 */
export interface RunDivision {
  readonly partitionSubjects: number;
  readonly partitionWindow: number;
  readonly subjectsPerChunk: number;
  readonly chunkWindow: number;
}

/** Of plans in histories from before plans held it. It never changes. */
export const unplannedDivision: RunDivision = {
  partitionSubjects: 5_000,
  partitionWindow: 2,
  subjectsPerChunk: 50,
  chunkWindow: 4,
};

/** For new plans. */
export function divisionOfPolicy(): RunDivision {
  const { partitionSubjects, partitionWindow, chunkWindow } = policy.run;
  return {
    partitionSubjects,
    partitionWindow,
    subjectsPerChunk: policy.statement.subjectsPerChunk,
    chunkWindow,
  };
}
