import { expect, test } from '@jest/globals';
import { Account } from '../../../db/entities/account.ts';
import { AuditEvent } from '../../../db/entities/audit-event.ts';
import { createOperatorCommands } from '../../../db/web/operations/operator-commands.ts';
import { createSessions } from '../../../db/web/account/sessions.ts';
import { onEachEngine } from '../engines.ts';
import { addAccount, addPeople, now, outcomesOf } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

onEachEngine((open) => {
  const order = (operatorId: number) => ({ operatorId, reason: 'left the company', origin: {}, now });

  test('of twenty orders at once one is carried out and leaves a row, while its owner signs in', async () => {
    const { merchants } = await addPeople(open());
    const actorId = await addAccount(open(), merchants[0], 'owner');
    const sessions = createSessions(open());
    const signIn = () =>
      sessions.open({ actorType: 'account', actorId, passwordHash: 'hash', userAgent: 'b', now });
    const commands = createOperatorCommands(open(), vault);
    const orders = Array.from({ length: 20 }, (_, n) => commands.disableAccount(actorId, order(n)));
    const signIns = Array.from({ length: 5 }, signIn);
    expect(await outcomesOf(orders)).toEqual({ done: 1, NOTHING_TO_CHANGE: 19 });
    const { done = 0, SIGN_IN_REFUSED: tooLate = 0 } = await outcomesOf(signIns);
    expect(done + tooLate).toBe(5);
    expect(await sessions.list('account', actorId, now)).toEqual([]);
    expect((await open().em().findOneOrFail(Account, actorId)).state).toBe('DISABLED');
    expect(await open().em().count(AuditEvent)).toBe(1);
  });

  test('an order whose row can’t be written changes nothing', async () => {
    const { merchants } = await addPeople(open());
    const accountId = await addAccount(open(), merchants[0], 'owner');
    const seal = () => {
      throw new Error('no key');
    };
    const broken = { ...vault, audit: { ...vault.audit, seal } };
    const commands = createOperatorCommands(open(), broken);
    await expect(commands.disableAccount(accountId, order(1))).rejects.toThrow('no key');
    expect((await open().em().findOneOrFail(Account, accountId)).state).toBe('ACTIVE');
  });
});
