import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRoutes } from '../../../api/routes/index.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { Browser } from '../browser.ts';

/** The action of each route that changes something or gives money data away. A new route has to be added. */
const actions: Readonly<Record<string, string>> = {
  'post /api/v1/activations': 'activation.begin',
  'post /api/v1/activations/{id}/identity': 'activation.identity',
  'post /api/v1/activations/{id}/agreement': 'activation.agree',
  'post /api/v1/activations/{id}/credentials': 'activation.username',
  'post /api/v1/activations/{id}/contact': 'activation.send-code',
  'post /api/v1/activations/{id}/otp': 'activation.confirm-code',
  'post /api/v1/activation-objections': 'activation.objected',
  'post /api/v1/captchas': 'captcha.show',
  'post /api/v1/captchas/{id}/solution': 'captcha.solve',
  'post /api/v1/terms/acceptances': 'terms.accept',
  'post /api/v1/session': 'session.open',
  'post /api/v1/session/second-factor': 'session.open',
  'delete /api/v1/session': 'session.close',
  'delete /api/v1/sessions/{id}': 'session.end',
  'delete /api/v1/sessions': 'session.end-others',
  'post /api/v1/second-factor': 'second-factor.begin',
  'post /api/v1/second-factor/confirmation': 'second-factor.confirm',
  'delete /api/v1/second-factor': 'second-factor.remove',
  'post /api/v1/recoveries': 'recovery.begin',
  'post /api/v1/recoveries/{id}/otp': 'recovery.confirm-code',
  'post /api/v1/recoveries/{id}/password': 'recovery.password',
  'post /api/v1/password': 'password.changed',
  'post /api/v1/contacts/{channel}/confirmation': 'contact.confirm',
  'post /api/v1/contact-changes': 'contact-change.begin',
  'post /api/v1/contact-changes/{id}/code': 'contact-change.send-code',
  'post /api/v1/contact-changes/{id}/otp': 'contact-change.confirm-code',
  'post /api/v1/statements': 'statement.produce',
  'get /api/v1/statements/archive': 'statement.archive',
  'put /api/v1/notification-settings': 'account.notification-settings',
  'get /api/v1/statements/{id}/files/{format}': 'statement.download',
  'post /api/v1/ops/session': 'session.open',
  'delete /api/v1/ops/session': 'session.close',
  'post /api/v1/ops/groups/{groupNo}/initial-password': 'group.password-issued',
  'post /api/v1/ops/runs': 'run.start',
  'post /api/v1/ops/runs/{id}/pause': 'run.pause',
  'post /api/v1/ops/runs/{id}/reissues': 'statement.reissue',
  'post /api/v1/ops/runs/{id}/resume': 'run.resume',
  'post /api/v1/ops/runs/{id}/cancel': 'run.cancel',
  'post /api/v1/ops/schedule/pause': 'schedule.pause',
  'post /api/v1/ops/schedule/resume': 'schedule.resume',
  'post /api/v1/ops/runs/{id}/retries': 'run.retry',
  'post /api/v1/ops/runs/{id}/updates': 'run.update',
  'post /api/v1/ops/accounts/{id}/unlock': 'account.unlock',
  'post /api/v1/ops/accounts/{id}/disable': 'account.disable',
  'post /api/v1/ops/accounts/{id}/enable': 'account.enable',
  'post /api/v1/ops/accounts/{id}/sessions/end': 'account.end-sessions',
  'post /api/v1/ops/accounts/{id}/second-factor/remove': 'account.remove-second-factor',
  'post /api/v1/ops/accounts/{id}/unbind': 'account.unbind',
  'post /api/v1/ops/activations/{id}/expire': 'activation.expire',
  'post /api/v1/ops/outbox/{id}/resend': 'message.resend',
  'post /api/v1/ops/relays/{channel}/probe': 'delivery.probe',
};

/** What is typed is scored and forgotten; that notices were seen is of no interest but to who saw them. */
const withoutRow = ['post /api/v1/password-strength', 'post /api/v1/notices/read'];

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const routes = () => createRoutes(api.dependencies);
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

test('every route that changes something names its action', () => {
  const changing = routes().filter(({ method, audit }) => method !== 'get' || audit !== undefined);
  const named = changing.map((route) => [nameOf(route), route.audit]);
  const expected = [...Object.entries(actions), ...withoutRow.map((name) => [name, undefined])];
  expect(named.toSorted()).toEqual(expected.toSorted());
});

test('every route that not everybody may call leaves one row when nobody is signed in', async () => {
  const guarded = routes().filter(({ access, audit }) => access !== 'anyone' && audit !== undefined);
  const browser = new Browser(api.url);
  for (const route of guarded) {
    const rows = () =>
      api.database
        .em()
        .find(AuditEvent, { action: route.audit!, outcome: 'REFUSED' }, { orderBy: { sequence: 'asc' } });
    const before = (await rows()).length;
    const path = route.path.replace('{id}', crypto.randomUUID()).replace(/\{\w+\}/g, 'xlsx');
    const method = route.method.toUpperCase();
    // Twice, with another id: who is not signed in fills no table.
    const again = route.path.replace('{id}', crypto.randomUUID()).replace(/\{\w+\}/g, 'xlsx');
    await browser.send(path, { method });
    await browser.send(route.access === 'activation' || route.access === 'recovery' ? again : path, {
      method,
    });
    const left = await rows();
    // Accounts and operators share the action of signing out, and nobody of them is known.
    const expected = route.path === '/api/v1/ops/session' ? [0, 1] : [1];
    expect([nameOf(route), expected.includes(left.length - before)]).toEqual([nameOf(route), true]);
    expect(left.at(-1)).toMatchObject({
      actor: 'anyone',
      detail: {
        errorCode: ['activation', 'recovery'].includes(route.access) ? 'FLOW_NOT_FOUND' : 'SESSION_REQUIRED',
      },
    });
  }
});

test.each([
  ['/api/v1/session', { username: 'nobody', password: 'x' }, 'session.open', 'CAPTCHA_REQUIRED'],
  ['/api/v1/session/second-factor', { code: '123456' }, 'session.open', 'SECOND_FACTOR_EXPIRED'],
  ['/api/v1/recoveries', { identifier: 'nobody' }, 'recovery.begin', 'CAPTCHA_REQUIRED'],
  ['/api/v1/activation-objections', { token: 'A'.repeat(22) }, 'activation.objected', 'OBJECTION_NOT_FOUND'],
])('%s leaves a row of what it refuses to anybody', async (path, json, action, errorCode) => {
  const answer = await new Browser(api.url).send(path, { json });
  expect(await answer.json()).toMatchObject({ code: errorCode });
  const rows = await api.database.em().find(AuditEvent, { action, outcome: 'REFUSED' });
  expect(rows.map(({ detail }) => detail['errorCode'])).toContain(errorCode);
  expect(JSON.stringify(rows)).not.toContain('127.0.0.1');
});
