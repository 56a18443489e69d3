import type { Client } from '@temporalio/client';
import { workflowIds } from '../../../../contracts/ids.ts';
import type { RecoveryView } from '../../../../contracts/account.ts';
import { type RecoveryStep, requireRecoveryStep } from '../../../../domain/account/recovery.ts';
import { recoveryView } from '../../../../workflows/account/recovery-definitions.ts';
import { createFlowCalls } from './flow-calls.ts';

export function createRecoveryCalls(client: Client) {
  return createFlowCalls<RecoveryView, RecoveryStep>(client, {
    workflowType: 'passwordRecovery',
    workflowId: workflowIds.recovery,
    view: recoveryView,
    require: ({ state }, step) => requireRecoveryStep(state, step),
  });
}
