import type { Client } from '@temporalio/client';
import type { ContactChangeView } from '../../../../contracts/account.ts';
import { sendContactCode } from '../../../../workflows/account/contact-change-definitions.ts';
import { createContactChangeCalls } from './account-flow-calls.ts';

/** Has a change's code sent, the first as any other; undefined when the answer is late. */
export function createContactCode(temporal: Client) {
  const calls = createContactChangeCalls(temporal);
  return (flowId: string, accountId: number, updateId: string): Promise<ContactChangeView | undefined> => {
    const asking = { input: { accountId }, viewArgs: [{ accountId }] as [{ accountId: number }] };
    return calls.take({ flowId, step: 'code', update: sendContactCode, updateId, ...asking });
  };
}
