import { asyncLocalStorage } from '@temporalio/activity';

/** What a log line of an activity is found by in Temporal; histories and logs share the workflow's id. */
export function activityIds(): { activity?: string; workflowId?: string; temporalRunId?: string } {
  const info = asyncLocalStorage.getStore()?.info;
  if (!info?.workflowExecution) return {};
  const { workflowId, runId: temporalRunId } = info.workflowExecution;
  return { activity: info.activityType, workflowId, temporalRunId };
}
