import type { SubjectType } from '../domain/subject.ts';

/** Task queues; a worker process serves one or more of them. */
export const taskQueues = { interactive: 'interactive', statements: 'statements', mail: 'mail' } as const;

/** Workflow ids are minted here and nowhere else. None ever holds personal data: ids are not encrypted. */
export const workflowIds = {
  activation: (activationId: string) => `activation:${activationId}`,
  recovery: (recoveryId: string) => `recovery:${recoveryId}`,
  contactChange: (contactChangeId: string) => `contact-change:${contactChangeId}`,
  activationObjection: (objectionId: string) => `activation-objection:${objectionId}`,
  groupInvitation: (invitationId: string) => `group-invitation:${invitationId}`,
  monthlyStatementRun: (period: string) => `statement-run:${period}`,
  statementPartition: (period: string, attempt: number, segment: number, index: number) =>
    `statement-partition:${period}:${attempt}:${segment}:${index}`,
  statementRepair: (statementId: string) => `statement-repair:${statementId}`,
  statement: (statementKey: string) => `statement:${statementKey}`,
  clearingImport: (setId: string) => `clearing-import:${setId}`,
  outbox: 'outbox',
} as const;

export const monthlyScheduleId = 'monthly-statements';

/** One subject and range: the key of an on-demand statement's workflow. */
export function statementKey(key: {
  subjectType: SubjectType;
  subjectNo: string;
  from: string;
  to: string;
}): string {
  return `${key.subjectType}-${key.subjectNo}-${key.from}-${key.to}`;
}

/** The flow id of a run's sealed inputs; they are wiped when it ends. */
export function sealedRunFlow(period: string): string {
  return `run:${period}`;
}

/** The flow id of an import's sealed inputs; they are wiped when it ends. */
export function sealedImportFlow(setId: string): string {
  return `clearing-import:${setId}`;
}
