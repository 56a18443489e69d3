import { TOTP } from 'otpauth';
import { type CanaryRun, otherThan } from './canary-run.ts';
import type { Inventions } from './people.ts';

/** Wrong sign-ins of every kind, then a right one. Answers with the status of the right one. */
export async function signInBadlyThenWell(run: CanaryRun, who: string, made: Inventions): Promise<number> {
  const portal = run.browser();
  const right = { username: made.username(who), password: made.password(who) };
  await portal.post('session', { ...right, captchaToken: made.password('misplaced') });
  await portal.postSolved('session', { ...right, password: made.password('wrong') });
  await portal.postSolved('session', { username: made.password('misplaced'), password: right.username });
  await portal.postSolved('session', { ...right, token: made.password('wrong') });
  await portal.postText('session', JSON.stringify(right).slice(0, -1));
  await portal.postText('session', JSON.stringify({ ...right, username: 'x'.repeat(10 * 1024 * 1024) }));
  await portal.misplace(`statements?from=${made.password('misplaced')}`, {
    authorization: `Bearer ${made.password('misplaced')}`,
    cookie: `session=${made.password('misplaced')}`,
    'idempotency-key': made.password('misplaced'),
    'user-agent': made.password('misplaced'),
  });
  const { status } = await portal.postSolved('session', right);
  await portal.get('statements?from=2019-09-01&to=2019-09-30');
  await portal.get('statements/11111111-1111-4111-8111-111111111111');
  await portal.get('sessions');
  await portal.delete('session');
  return status;
}

/** Sets a second factor up, signs in with it, and takes it away: its secret and its recovery codes are told once. */
export async function useSecondFactor(run: CanaryRun, who: string, made: Inventions): Promise<string> {
  const portal = run.browser();
  const right = { username: made.username(who), password: made.password(who) };
  await portal.postSolved('session', right);
  await portal.post('second-factor', { password: made.password('wrong') });
  const { secret } = (await portal.post('second-factor', { password: right.password })).body;
  const totp = new TOTP({ secret: String(secret) });
  await portal.post('second-factor/confirmation', { code: made.password('misplaced').slice(0, 30) });
  const code = totp.generate();
  const confirmed = await portal.post('second-factor/confirmation', { code });
  const recoveryCodes = confirmed.body['recoveryCodes'] as string[];
  run.shownCodes.push(code);
  run.told.push({ name: 'secret of the authenticator', secret: String(secret) });
  for (const each of recoveryCodes) {
    run.told.push(
      { name: 'recovery code', secret: each },
      { name: 'recovery code', secret: each.replace('-', '') },
    );
  }
  await portal.delete('session');

  await portal.postSolved('session', right);
  await portal.post('session/second-factor', { code: otherThan(code) });
  await portal.post('session/second-factor', { recoveryCode: made.password('misplaced') });
  const signedIn = await portal.post('session/second-factor', { recoveryCode: recoveryCodes[0] });
  await portal.delete('second-factor', {
    password: right.password,
    recoveryCode: made.password('misplaced'),
  });
  const removed = await portal.delete('second-factor', { ...right, recoveryCode: recoveryCodes[1] });
  expectRefused(removed.status);
  const { password } = right;
  const done = await portal.delete('second-factor', { password, recoveryCode: recoveryCodes[1] });
  return `${signedIn.status} ${done.status}`;
}

function expectRefused(status: number): void {
  if (status < 400) throw new Error('A field too many was let through');
}

/** Another address, another password, and getting back in when that one is forgotten. */
export async function changeAndRecover(run: CanaryRun, who: string, made: Inventions): Promise<string> {
  const portal = run.browser();
  const [password, changed, recovered] = [who, 'changed', 'recovered'].map(made.password);
  const username = made.username(who);
  await portal.postSolved('session', { username, password });
  const address = made.email('changed');
  await portal.post('contact-changes', { channel: 'email', address, password: made.password('wrong') });
  const begun = await portal.post('contact-changes', { channel: 'email', address, password });
  const change = `contact-changes/${String(begun.body['id'])}`;
  const code = await run.nextCode(address);
  await portal.post(`${change}/otp`, { code: otherThan(code) });
  await portal.insist(`${change}/otp`, { code }, 'DONE');

  await portal.post('password', { currentPassword: made.password('wrong'), newPassword: changed });
  await portal.post('password', { currentPassword: password, newPassword: `${username}-Aa1` });
  const { status } = await portal.post('password', { currentPassword: password, newPassword: changed });

  const other = run.browser();
  await other.postSolved('recoveries', { identifier: made.password('misplaced') }, 'recovery');
  const recovery = await other.postSolved('recoveries', { identifier: address }, 'recovery');
  const flow = `recoveries/${String(recovery.body['id'])}`;
  const sent = await run.nextCode(address);
  await other.post(`${flow}/otp`, { code: otherThan(sent) });
  await other.insist(`${flow}/otp`, { code: sent }, 'NEW_PASSWORD');
  await other.post(`${flow}/password`, { password: changed });
  await other.insist(`${flow}/password`, { password: recovered }, 'DONE');
  const again = await other.postSolved('session', { username, password: recovered });
  return `${status} ${again.status}`;
}
