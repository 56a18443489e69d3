import { beforeEach, expect, test } from '@jest/globals';
import { Account } from '../../../db/entities/account.ts';
import { Operator } from '../../../db/entities/operator.ts';
import { SignInTicket } from '../../../db/entities/sign-in-ticket.ts';
import { createAuditTrail } from '../../../db/audit/audit-trail.ts';
import { createOperatorRepository } from '../../../db/repositories/operations/operator-repository.ts';
import { createPasswords } from '../../../db/web/account/passwords.ts';
import { createSessions } from '../../../db/web/account/sessions.ts';
import { createSignInTickets } from '../../../db/web/account/sign-in-tickets.ts';
import { policy } from '../../../domain/policy.ts';
import { onEachEngine } from '../engines.ts';
import { addAccount, addPeople, later, now, outcomesOf } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const { idleMs, lifetimeMs, perAccount } = policy.session;

onEachEngine((open) => {
  let actorId: number;
  let merchantId: number;
  beforeEach(async () => {
    const { merchants } = await addPeople(open());
    merchantId = merchants[0];
    actorId = await addAccount(open(), merchantId, 'owner');
  });
  const sessions = () => createSessions(open());
  const signIn = (at = now) =>
    sessions().open({ actorType: 'account', actorId, passwordHash: 'hash', userAgent: 'browser', now: at });

  test('a token finds its session until it is ended', async () => {
    const { token } = await signIn();
    expect(Buffer.from(token, 'base64url')).toHaveLength(policy.session.tokenBytes);
    const found = await sessions().find(token, now);
    expect(found).toMatchObject({ actorType: 'account', actorId });
    expect(await sessions().find(`${token}x`, now)).toBeUndefined();
    await sessions().end(found!.sessionId, now);
    expect(await sessions().find(token, now)).toBeUndefined();
  });

  test('the token is not in the table', async () => {
    const { token } = await signIn();
    expect(JSON.stringify(await open().em().execute('select * from session'))).not.toContain(token);
  });

  test('an idle session ends, one in use goes on to the absolute limit', async () => {
    const [idle, used] = [await signIn(), await signIn()];
    for (let at = 0; at < lifetimeMs; at += idleMs / 2) {
      expect(await sessions().find(used.token, later(at))).toBeDefined();
    }
    expect(await sessions().find(idle.token, later(idleMs))).toBeUndefined();
    expect(await sessions().find(used.token, later(lifetimeMs))).toBeUndefined();
  });

  test('being seen is written at most once a minute', async () => {
    const { token } = await signIn();
    const lastSeen = async () => (await sessions().list('account', actorId, now))[0]!.lastSeenAt;
    await sessions().find(token, later(59_999));
    expect(await lastSeen()).toEqual(now);
    await sessions().find(token, later(60_000));
    expect(await lastSeen()).toEqual(later(60_000));
  });

  test('beyond the limit the oldest sessions are ended', async () => {
    const tokens: string[] = [];
    for (let n = 0; n <= perAccount; n += 1) tokens.push((await signIn(later(n))).token);
    const found = await Promise.all(tokens.map((token) => sessions().find(token, later(perAccount))));
    expect(found.map((session) => session !== undefined)).toEqual([
      false,
      ...tokens.slice(1).map(() => true),
    ]);
  });

  test('signing in 20 times at once leaves as many sessions as are allowed', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => signIn(later(n))));
    expect(await sessions().list('account', actorId, later(20))).toHaveLength(perAccount);
    expect(await sessions().list('operator', actorId, later(20))).toHaveLength(0);
  });

  test('a disabled account and a removed operator are out at once, in the middle of their sessions', async () => {
    const { token } = await signIn();
    const operatorId = await open()
      .em()
      .insert(Operator, { username: 'o', passwordHash: 'h', createdAt: now });
    const asOperator = {
      actorType: 'operator' as const,
      actorId: operatorId,
      passwordHash: 'h',
      userAgent: '',
      now,
    };
    const operator = await sessions().open(asOperator);
    expect(await sessions().find(operator.token, now)).toMatchObject({ actorType: 'operator' });
    await open().em().nativeUpdate(Account, actorId, { state: 'DISABLED' });
    await open().em().nativeDelete(Operator, operatorId);
    expect(await sessions().find(token, now)).toBeUndefined();
    expect(await sessions().find(operator.token, now)).toBeUndefined();
    await open().em().nativeUpdate(Account, actorId, { state: 'ACTIVE' });
    expect(await sessions().find(token, now)).toBeDefined();
  });

  test('who was judged before the password was changed, or the account disabled, is not let in after it', async () => {
    const change = (currentPasswordHash: string, passwordHash: string) =>
      createPasswords(open(), vault).change({
        accountId: actorId,
        currentPasswordHash,
        passwordHash,
        exceptSessionId: '',
        now,
      });
    const operators = createOperatorRepository(open(), vault, createAuditTrail(open(), vault));
    const secrets = { username: 'o', passwordHash: 'h', totpSecret: 'JBSWY3DPEHPK3PXP', now };
    await operators.create(secrets);
    const { id: operatorId } = await open().em().findOneOrFail(Operator, { username: 'o' });
    const asOperator = { actorType: 'operator' as const, actorId: operatorId, userAgent: '', now };

    await change('hash', 'new-hash');
    await operators.renew({ ...secrets, passwordHash: 'new-h' });
    const tickets = createSignInTickets(open());
    const late = [
      signIn(),
      tickets.issue({ accountId: actorId, passwordHash: 'hash' }, now),
      sessions().open({ ...asOperator, passwordHash: 'h' }),
    ];
    expect(await outcomesOf(late)).toEqual({ SIGN_IN_REFUSED: 3 });
    const inTime = { actorType: 'account' as const, actorId, passwordHash: 'new-hash', userAgent: '', now };
    const renewed = sessions().open({ ...asOperator, passwordHash: 'new-h' });
    expect(await outcomesOf([sessions().open(inTime), renewed])).toEqual({ done: 2 });
    await open().em().nativeUpdate(Account, actorId, { state: 'DISABLED' });
    expect(await outcomesOf([sessions().open(inTime)])).toEqual({ SIGN_IN_REFUSED: 1 });
  });

  test('of sign-ins and a change of the password at once, no old password stays signed in', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [currentPasswordHash, passwordHash] = [`hash-${round}`, `hash-${round + 1}`];
      if (round === 0)
        await open().em().nativeUpdate(Account, actorId, { passwordHash: currentPasswordHash });
      const old = {
        actorType: 'account' as const,
        actorId,
        passwordHash: currentPasswordHash,
        userAgent: '',
        now,
      };
      const change = { accountId: actorId, currentPasswordHash, passwordHash, exceptSessionId: '', now };
      const opened = () => sessions().open(old);
      const calls = [
        opened(),
        opened(),
        createPasswords(open(), vault).change(change),
        opened(),
        createSignInTickets(open()).issue({ accountId: actorId, passwordHash: currentPasswordHash }, now),
      ];
      const outcomes = await outcomesOf(calls);
      expect((outcomes['done'] ?? 0) + (outcomes['SIGN_IN_REFUSED'] ?? 0)).toBe(calls.length);
      expect(await sessions().list('account', actorId, now)).toEqual([]);
      expect(await open().em().count(SignInTicket, { usedAt: null })).toBe(0);
    }
  });

  test('all of an actor’s sessions are ended, or all but one, and nobody else’s', async () => {
    const otherId = await addAccount(open(), merchantId + 1, 'other');
    const other = await sessions().open({
      actorType: 'account',
      actorId: otherId,
      passwordHash: 'hash',
      userAgent: '',
      now,
    });
    const [first, second] = [await signIn(), await signIn()];
    const ticket = await createSignInTickets(open()).issue({ accountId: actorId, passwordHash: 'hash' }, now);
    const kept = (await sessions().find(first.token, now))!.sessionId;
    const actor = { actorType: 'account' as const, actorId };
    expect(await sessions().endAll(actor, { now, except: kept })).toBe(1);
    expect(await sessions().find(first.token, now)).toBeDefined();
    expect(await sessions().find(second.token, now)).toBeUndefined();
    expect(await createSignInTickets(open()).find(ticket, now)).toBeUndefined();
    expect(await sessions().endAll(actor, { now })).toBe(1);
    expect(await sessions().find(first.token, now)).toBeUndefined();
    expect(await sessions().find(other.token, now)).toBeDefined();
  });
});
