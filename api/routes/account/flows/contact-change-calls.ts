import type { Client } from '@temporalio/client';
import type { ContactChangeOwner, ContactChangeView } from '../../../../contracts/account.ts';
import { workflowIds } from '../../../../contracts/ids.ts';
import {
  type ContactChangeStep,
  requireContactChangeStep,
} from '../../../../domain/account/contact-change.ts';
import { contactChangeView } from '../../../../workflows/account/contact-change-definitions.ts';
import { createFlowCalls } from './flow-calls.ts';

export function createContactChangeCalls(client: Client) {
  return createFlowCalls<ContactChangeView, ContactChangeStep, [ContactChangeOwner]>(client, {
    workflowType: 'contactChange',
    workflowId: workflowIds.contactChange,
    view: contactChangeView,
    require: ({ state }, step) => requireContactChangeStep(state, step),
  });
}
