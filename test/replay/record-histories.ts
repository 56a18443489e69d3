import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import {
  monthlyScheduleId,
  sealedRunFlow,
  statementKey,
  taskQueues,
  workflowIds,
} from '../../contracts/ids.ts';
import type { ProduceStatementInput } from '../../contracts/statements.ts';
import type { MonthlyStatementRunInput } from '../../contracts/runs.ts';
import { ActivationObjection } from '../../db/entities/activation-objection.ts';
import { createRunQueries } from '../../db/queries/runs/run-queries.ts';
import { sampleGroup, sampleMerchant, samplePeriod } from '../../db/sample/sample.ts';
import { createSealedInputs } from '../../db/sealed-inputs.ts';
import { BusinessError } from '../../domain/errors.ts';
import type {
  issueGroupPassword,
  monthlyStatementRun,
  produceStatement,
  settleObjection,
} from '../../workflows/index.ts';
import { ensureMonthlySchedule } from '../../workers/schedule.ts';
import { codeFor, refusalOf, startActivation } from '../workflows/activation/activation-steps.ts';
import { type Harness, startHarness } from '../workflows/harness.ts';
import { impersonal } from './impersonal.ts';
import { recordClearingImport } from './record-clearing-import.ts';
import { recordUpdatedRun } from './record-updated-run.ts';
import { recordPausedRun } from './record-paused-run.ts';
import { recordSecurityFlows } from './record-security-flows.ts';
import { eventually } from '../support/eventually.ts';

/** Plays every workflow once on the dev server and keeps its history in `folder`, one file for each case. */
export async function recordHistories(folder: string): Promise<void> {
  const harness = await startHarness();
  try {
    await mkdir(folder, { recursive: true });
    const workers = await recordActivation(harness);
    await recordSecurityFlows(harness);
    await workers.stop();
    await recordIdentity(harness);
    await recordRuns(harness);
    await save(harness, folder);
    await recordPausedRun(folder);
    await recordUpdatedRun(folder);
    await recordClearingImport(folder);
  } finally {
    await harness.close();
  }
}

async function recordActivation(harness: Harness) {
  const workers = await harness.startWorkers();
  const activation = await startActivation(harness);
  await refusalOf(
    activation.identity({ method: 'phone', merchantNo: sampleMerchant.merchantNo, phone: '+8613800138000' }),
  );
  const { merchantNo, registeredPhone: phone } = sampleMerchant;
  await activation.identity({ method: 'phone', merchantNo, phone });
  await activation.agree();
  await activation.credentials('duizhangyuan');
  await activation.contact('email', 'a@fengruitang.example');
  await activation.otp(await codeFor(harness, 'a@fengruitang.example'));
  await activation.handle.result();
  return workers;
}

async function recordIdentity(harness: Harness): Promise<void> {
  const { client, dependencies } = harness;
  const { database, vault } = dependencies;
  const workers = await harness.startWorkers();
  const objection = await database.em().findOneOrFail(ActivationObjection, { stage: 'DONE' });
  await client.workflow.execute<typeof settleObjection>('settleObjection', {
    taskQueue: taskQueues.interactive,
    workflowId: workflowIds.activationObjection(objection.id),
    args: [{ objectionId: objection.id }],
  });
  const typed = { email: 'caiwu@baicaohui.example', reason: 'recorded' };
  const invitationId = 'recorded';
  const inputId = await createSealedInputs(database, vault).seal(invitationId, typed, new Date());
  const operator = { requestedBy: 'operator:1', locale: 'zh-CN' } as const;
  await client.workflow.execute<typeof issueGroupPassword>('issueGroupPassword', {
    taskQueue: taskQueues.interactive,
    workflowId: workflowIds.groupInvitation(invitationId),
    args: [{ invitationId, groupNo: sampleGroup.groupNo, inputId, ...operator }],
  });
  await workers.stop();
}

async function recordRuns(harness: Harness): Promise<void> {
  const { client, dependencies } = harness;
  const renderer = {
    ...dependencies.renderer,
    render: () => Promise.reject(new BusinessError('RENDERING_FAILED')),
  };
  const run = (input: MonthlyStatementRunInput) =>
    client.workflow.execute<typeof monthlyStatementRun>('monthlyStatementRun', {
      taskQueue: taskQueues.statements,
      workflowId: workflowIds.monthlyStatementRun(input.period),
      args: [input],
    });
  const broken = await harness.startWorkers({ renderer });
  await run({ period: samplePeriod, requestedBy: 'recorder' });
  await broken.stop();
  const { previewToken } = await createRunQueries(dependencies.database).previewRetry(samplePeriod);
  const workers = await harness.startWorkers();
  const inputId = await createSealedInputs(dependencies.database, dependencies.vault).seal(
    sealedRunFlow(samplePeriod),
    { reason: 'recorded' },
    new Date(),
  );
  await run({ period: samplePeriod, requestedBy: 'recorder', retry: { inputId, previewToken } });
  const subject = {
    subjectType: 'merchant',
    subjectNo: sampleMerchant.merchantNo,
    from: '2019-09-01',
    to: '2019-09-10',
  } as const;
  const onDemand: ProduceStatementInput = { ...subject, requestedBy: 'recorder' };
  await client.workflow.execute<typeof produceStatement>('produceStatement', {
    taskQueue: taskQueues.statements,
    workflowId: workflowIds.statement(statementKey(subject)),
    args: [onDemand],
  });
  await ensureMonthlySchedule(client, 0);
  const firing = { start: new Date('2019-08-19T18:59:00Z'), end: new Date('2019-08-19T19:01:00Z') };
  await client.schedule.getHandle(monthlyScheduleId).backfill({ ...firing, overlap: 'ALLOW_ALL' });
  await settled(client);
  await client.schedule.getHandle(monthlyScheduleId).delete();
  await workers.stop();
}

/** Waits until the run that the schedule launched, and the outbox, have ended. */
async function settled(client: Harness['client']): Promise<void> {
  const ask = async () => {
    const launched = await client.workflow.count('WorkflowType = "launchMonthlyRun"');
    const open = await client.workflow.count('ExecutionStatus = "Running"');
    return { launched: launched.count, open: open.count };
  };
  await eventually('the recorded workflows to end', ask, ({ launched, open }) => launched > 0 && open === 0);
}

async function save({ client }: Harness, folder: string): Promise<void> {
  const counts = new Map<string, number>();
  for await (const { type, workflowId, runId } of client.workflow.list()) {
    const nth = (counts.get(type) ?? 0) + 1;
    counts.set(type, nth);
    if (nth > 2) continue;
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    await writeFile(join(folder, `${type}-${nth}.json`), impersonal(historyToJSON(history)));
  }
}
