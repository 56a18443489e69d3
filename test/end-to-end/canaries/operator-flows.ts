import { sampleGroup, sampleOperator, samplePeriod } from '../../../db/sample/sample.ts';
import { operatorSignIn } from '../../../scripts/demo/operator-sign-in.ts';
import { waitFor } from '../../../scripts/demo/portal-client.ts';
import { listMails } from '../../../scripts/servers/captured-mails.ts';
import type { CanaryRun } from './canary-run.ts';
import { type Inventions, objector } from './people.ts';
import type { WatchedBrowser } from './watched-browser.ts';

/** An operator, after wrong passwords and codes. */
export async function signInOperator(run: CanaryRun, made: Inventions): Promise<WatchedBrowser> {
  const console = run.browser();
  const right = operatorSignIn(sampleOperator);
  await console.postSolved('ops/session', { ...right, password: made.password('wrong') });
  await console.postSolved('ops/session', { ...right, code: made.password('misplaced').slice(0, 30) });
  const { status } = await console.postSolved('ops/session', right);
  if (status !== 200) throw new Error(`The operator’s sign-in was answered with ${status}`);
  run.shownCodes.push(right.code);
  return console;
}

/** Has a group's initial password issued, and reads it in the one mail that it is in. */
export async function issueGroupPassword(
  run: CanaryRun,
  console: WatchedBrowser,
  made: Inventions,
): Promise<string> {
  const path = `ops/groups/${sampleGroup.groupNo}/initial-password`;
  const email = made.email('invited');
  await console.post(path, { email: made.password('misplaced'), reason: made.reason('invitation') });
  await console.post(path, { email, reason: made.reason('invitation') });
  const password = await waitFor('the invitation', 30_000, async () => {
    const mails = await listMails(run.stack.addresses.mailSink!);
    const text = mails.find(({ to }) => to.includes(email))?.text ?? '';
    return /初始密码\s*[:：]?\s*(\S{16,})/.exec(text)?.[1];
  });
  run.told.push({ name: 'issued password', secret: password });
  return password;
}

/** An activation that the contact on file objects to, by the token in its message, and one that an operator ends. */
export async function stopActivations(
  run: CanaryRun,
  console: WatchedBrowser,
  made: Inventions,
): Promise<string> {
  const { merchantNo, registeredPhone } = objector;
  const portal = run.browser();
  const begin = async () => {
    const { body } = await portal.post('activations', { subjectType: 'merchant' });
    const flow = `activations/${String(body['id'])}`;
    await portal.insist(`${flow}/identity`, { method: 'phone', merchantNo, registeredPhone }, 'AGREE');
    return flow;
  };
  await begin();
  const token = await waitFor('the link to object', 30_000, async () => {
    const mails = await listMails(run.stack.addresses.mailSink!);
    const own = mails.filter(({ to }) => to.some((each) => each.includes(registeredPhone!.slice(-11))));
    return own.map(({ text }) => /objection#([\w-]+)/.exec(text)?.[1]).findLast((found) => found);
  });
  run.told.push({ name: 'token of an objection', secret: token });
  await portal.post('activation-objections', { token: made.password('misplaced') });
  const stopped = await portal.post('activation-objections', { token });
  const flow = await begin();
  const ended = await console.post(`ops/${flow}/expire`, { reason: made.reason('expire') });
  return `${String(stopped.body['outcome'])} ${String(ended.body['state'])}`;
}

/** Every order about an account, with its reason, and a month's run. */
export async function giveOrders(console: WatchedBrowser, made: Inventions, who: string): Promise<string> {
  const found = await console.get(`ops/accounts?q=${sampleGroup.groupNo}`);
  const [account] = found.body['items'] as { id: number; contacts: { id: number }[] }[];
  const outcomes = [];
  for (const order of ['disable', 'enable', 'unlock', 'sessions/end']) {
    const reason = made.reason(order);
    outcomes.push((await console.post(`ops/accounts/${account!.id}/${order}`, { reason })).status);
  }
  const [contact] = account!.contacts;
  const unbind = { reason: made.reason('unbind'), contactId: contact!.id };
  const tooMuch = { ...unbind, password: made.password(who) };
  for (const body of [tooMuch, unbind])
    outcomes.push((await console.post(`ops/accounts/${account!.id}/unbind`, body)).status);
  const [message] = (await console.get('ops/outbox')).body['items'] as { id: number }[];
  await console.post(`ops/outbox/${message!.id}/resend`, { reason: made.reason('resend') });
  await console.get('ops/audit');

  await console.post('ops/runs', { period: samplePeriod, reason: made.password('misplaced') });
  await console.post('ops/runs', { period: samplePeriod });
  await waitFor('the end of the run', 90_000, async () => {
    const { body } = await console.get(`ops/runs/${samplePeriod}`);
    return ['SUCCEEDED', 'PARTIAL'].includes(String(body['state'])) ? true : undefined;
  });
  return outcomes.join(' ');
}
