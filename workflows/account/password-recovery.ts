import { setHandler } from '@temporalio/workflow';
import type { SealedStep } from '../../contracts/sealed-inputs.ts';
import type { PasswordRecoveryInput } from '../../contracts/account.ts';
import type { RecoveryState, RecoveryStep } from '../../domain/account/recovery.ts';
import { finishFlow } from './finish-flow.ts';
import * as definitions from './recovery-definitions.ts';
import { Recovery } from './recovery.ts';

/**
 * Gives an account a new password: code to the bound addresses → limited ticket → new password. It runs the same for
 * names that nobody has, with a code that nobody was sent. What was typed is wiped at the end.
 */
export async function passwordRecovery(input: PasswordRecoveryInput): Promise<{ state: RecoveryState }> {
  const recovery = new Recovery(input);
  serve(recovery);
  await recovery.open();
  return finishFlow(input.recoveryId, recovery);
}

function serve(recovery: Recovery): void {
  const due = (step: RecoveryStep) => ({ validator: (_input: SealedStep) => recovery.require(step) });
  setHandler(definitions.recoveryView, () => recovery.view());
  setHandler(definitions.confirmRecovery, (step) => recovery.confirm(step), due('otp'));
  setHandler(definitions.setNewPassword, (step) => recovery.setPassword(step), due('password'));
}
