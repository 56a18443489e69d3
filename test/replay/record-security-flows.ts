import { addAccountWithContacts, oldPassword } from '../workflows/account/account-with-contacts.ts';
import { codeFor, refusalOf } from '../workflows/activation/activation-steps.ts';
import type { Harness } from '../workflows/harness.ts';
import { startContactChange, startRecovery } from '../workflows/account/recovery-steps.ts';

/** Plays a recovery for somebody and for nobody, and a change of contact that succeeds and one that comes too late. */
export async function recordSecurityFlows(harness: Harness): Promise<void> {
  const address = 'b@fengruitang.example';
  const owner = await addAccountWithContacts(harness.dependencies, 'zhangfang', [
    { channel: 'email', address },
  ]);
  const stranger = await addAccountWithContacts(harness.dependencies, 'stranger', []);
  const [recovery, nobodys] = [
    await startRecovery(harness, address),
    await startRecovery(harness, 'nobody-there'),
  ];
  await recovery.otp(await codeFor(harness, address));
  await refusalOf(recovery.password(oldPassword));
  await recovery.password('Xinmima-2020-x');
  for (let n = 0; n <= 5; n += 1) await refusalOf(nobodys.otp(`00000${n}`));
  const phone = { channel: 'phone', address: '+8619900000666' } as const;
  const changes = [
    await startContactChange(harness, owner, phone),
    await startContactChange(harness, stranger, phone),
  ];
  for (const [index, change] of changes.entries()) {
    await change.code();
    await refusalOf(change.otp(await codeFor(harness, '8619900000666@sms.invalid', index + 1)));
  }
  await Promise.all([recovery, nobodys, ...changes].map(({ handle }) => handle.result()));
}
