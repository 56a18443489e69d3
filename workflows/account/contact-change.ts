import { setHandler } from '@temporalio/workflow';
import type { ContactChangeCode, ContactChangeInput, ContactChangeOwner } from '../../contracts/account.ts';
import type { ContactChangeState } from '../../domain/account/contact-change.ts';
import { finishFlow } from './finish-flow.ts';
import { Change } from './contact-change-flow.ts';
import * as definitions from './contact-change-definitions.ts';

/**
 * Binds another address to an account whose owner has just given the password: code to the new address → swap, with a
 * notice to the addresses bound before. What was typed is wiped at the end.
 */
export async function contactChange(input: ContactChangeInput): Promise<{ state: ContactChangeState }> {
  const change = new Change(input);
  serve(change);
  return finishFlow(input.contactChangeId, change);
}

function serve(change: Change): void {
  setHandler(definitions.contactChangeView, (owner) => change.viewFor(owner));
  setHandler(definitions.sendContactCode, () => change.sendCode(), {
    validator: (owner: ContactChangeOwner) => change.require('code', owner),
  });
  setHandler(definitions.confirmContact, (code) => change.confirm(code), {
    validator: (code: ContactChangeCode) => change.require('otp', code),
  });
}
