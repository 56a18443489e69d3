import type { z } from 'zod';
import { BusinessError } from '../../../domain/errors.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { createOutboxWake } from '../delivery/outbox-wake.ts';
import { hashPassword } from './sign-in/password-check.ts';
import { requireGoodPassword } from './password-strength/password-validator.ts';
import { createReauthentication } from './sign-in/reauthentication.ts';
import type { Reply } from '../../http/reply.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { changePasswordBody } from './schemas/recovery.ts';

const changeHead = {
  audit: 'password.changed',
  method: 'post',
  path: '/api/v1/password',
  access: 'account',
  tag: 'Session',
  summary: 'Change the password',
  description: 'Ends all other sessions and notifies every bound address.',
  body: changePasswordBody,
  responses: { 204: { description: 'Changed.' } },
  refusals: [
    'PASSWORD_WRONG',
    'PASSWORD_REUSED',
    'PASSWORD_LENGTH',
    'PASSWORD_COMPOSITION',
    'PASSWORD_CONTAINS_NAME',
    'PASSWORD_TOO_COMMON',
    'PASSWORD_TOO_WEAK',
  ],
} as const;

/** Changing the password of the account that is signed in. */
export function passwordRoutes(dependencies: ApiDependencies): Route[] {
  const { queries, stores } = dependencies;
  const { accounts } = queries;
  const wakeOutbox = createOutboxWake(dependencies);
  const reauthenticate = createReauthentication(dependencies);

  async function change(call: Call<unknown, unknown, z.output<typeof changePasswordBody>>): Promise<Reply> {
    const { currentPassword, newPassword } = call.body;
    const { now } = call;
    const { actorId: accountId, sessionId } = call.actor();
    const currentPasswordHash = await reauthenticate(call, currentPassword);
    await validateNewPassword(accountId, newPassword);
    if (newPassword === currentPassword) throw new BusinessError('PASSWORD_REUSED');
    const passwordHash = await hashPassword(newPassword);
    const changed = { accountId, currentPasswordHash, passwordHash, exceptSessionId: sessionId, now };
    if (!(await stores.passwords.change(changed))) throw new BusinessError('PASSWORD_WRONG');
    wakeOutbox();
    return { status: 204 };
  }

  async function validateNewPassword(accountId: number, password: string): Promise<void> {
    const profile = await accounts.profile(accountId);
    const names = profile ? [profile.username, profile.subjectNo, profile.subjectName] : [];
    await requireGoodPassword(password, names, 'newPassword');
  }

  return [defineRoute({ ...changeHead, handle: change })];
}
