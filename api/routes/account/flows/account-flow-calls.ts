import type { Client } from '@temporalio/client';
import type { ContactChangeOwner, ContactChangeView, RecoveryView } from '../../../../contracts/account.ts';
import { workflowIds } from '../../../../contracts/ids.ts';
import {
  type ContactChangeStep,
  requireContactChangeStep,
} from '../../../../domain/account/contact-change.ts';
import { type RecoveryStep, requireRecoveryStep } from '../../../../domain/account/recovery.ts';
import { contactChangeView } from '../../../../workflows/account/contact-change-definitions.ts';
import { recoveryView } from '../../../../workflows/account/recovery-definitions.ts';
import { createFlowCalls } from './flow-calls.ts';

export function createContactChangeCalls(client: Client) {
  return createFlowCalls<ContactChangeView, ContactChangeStep, [ContactChangeOwner]>(client, {
    workflowType: 'contactChange',
    workflowId: workflowIds.contactChange,
    view: contactChangeView,
    require: ({ state }, step) => requireContactChangeStep(state, step),
  });
}

export function createRecoveryCalls(client: Client) {
  return createFlowCalls<RecoveryView, RecoveryStep>(client, {
    workflowType: 'passwordRecovery',
    workflowId: workflowIds.recovery,
    view: recoveryView,
    require: ({ state }, step) => requireRecoveryStep(state, step),
  });
}
