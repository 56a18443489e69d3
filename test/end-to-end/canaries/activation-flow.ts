import { sampleGroup } from '../../../db/sample/sample.ts';
import { type CanaryRun, otherThan, whileLocked } from './canary-run.ts';
import { type Inventions, type Person } from './people.ts';

const tenMegabytes = 10 * 1024 * 1024;

/** One activation with everything going wrong on its way: typing errors, wrong proofs, a dead worker, no relay. */
export async function activate(run: CanaryRun, person: Person, made: Inventions): Promise<void> {
  const { who, subjectType, identity, channel } = person;
  const portal = run.browser();
  const { body } = await portal.post('activations', { subjectType });
  const flow = `activations/${String(body['id'])}`;

  await portal.post(`${flow}/identity`, { ...identity, merchantNo: made.password('misplaced') });
  await portal.post(`${flow}/identity`, wrongIdentity(subjectType));
  await portal.postText(`${flow}/identity`, `{"method": "${made.password('misplaced')}`);
  const tooMuch = made.password('misplaced').padEnd(tenMegabytes, 'x');
  await portal.postText(`${flow}/identity`, JSON.stringify({ ...identity, more: tooMuch }));
  await whileLocked(run.database, () => portal.post(`${flow}/identity`, identity));
  await portal.insist(`${flow}/identity`, identity, 'AGREE');

  const { version, sha256 } = (await portal.get('terms/current')).body;
  await portal.post(`${flow}/agreement`, { version: made.password('misplaced').slice(0, 20), sha256 });
  await portal.insist(`${flow}/agreement`, { version, sha256 }, 'CREDENTIALS');

  const credentials = { username: made.username(who), password: made.password(who) };
  await portal.post('password-strength', credentials);
  await portal.post(`${flow}/credentials`, { ...credentials, username: made.email(who) });
  await portal.post(`${flow}/credentials`, { ...credentials, code: made.password(who) });
  const killed = portal.post(`${flow}/credentials`, credentials);
  await run.stack.restartWorker('SIGKILL');
  await killed;
  await portal.insist(`${flow}/credentials`, credentials, 'CONTACT');

  const address = channel === 'email' ? made.email(who) : made.phone;
  await portal.post(`${flow}/contact`, { channel, address: made.password('misplaced') });
  if (channel === 'email')
    await withoutRelay(run, () => portal.post(`${flow}/contact`, { channel, address }));
  await portal.insist(`${flow}/contact`, { channel, address }, 'OTP');
  const code = await run.nextCode(address);
  await portal.post(`${flow}/otp`, { code: made.password('misplaced') });
  await portal.post(`${flow}/otp`, { code: otherThan(code) });
  await portal.insist(`${flow}/otp`, { code }, 'DONE');
}

function wrongIdentity(subjectType: string): Record<string, string> {
  return subjectType === 'merchant'
    ? { method: 'phone', merchantNo: '951002001121026', registeredPhone: '13800138000' }
    : { method: 'group', groupNo: sampleGroup.groupNo, password: sampleGroup.password };
}

async function withoutRelay(run: CanaryRun, work: () => Promise<unknown>): Promise<void> {
  run.gate.down = true;
  await work();
  run.gate.down = false;
}
