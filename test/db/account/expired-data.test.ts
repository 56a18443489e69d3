import { describe, expect, test } from '@jest/globals';
import { CodeSending } from '../../../db/entities/code-sending.ts';
import { OtpChallenge } from '../../../db/entities/otp-challenge.ts';
import { SealedInput } from '../../../db/entities/sealed-input.ts';
import { Session } from '../../../db/entities/session.ts';
import { createRepositories } from '../../../db/repositories/repositories.ts';
import { policy } from '../../../domain/policy.ts';
import { vault } from '../../support/vault.ts';
import { onEachEngine } from '../engines.ts';
import { later, now } from '../fixture.ts';

const { sessionMs, codeMs, rowsAtOnce } = policy.expiredData;

onEachEngine((open) => {
  const session = (id: number, expiresAt: Date) => ({
    id: `session-${id}`,
    tokenHash: `${id}`.padStart(64, '0'),
    actorType: 'account' as const,
    actorId: 1,
    userAgent: '',
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
  });

  describe('expired data', () => {
    test('an input is removed once it has expired, with its flow still open in the table', async () => {
      const { sealedInputs, expiredData } = createRepositories(open(), vault);
      await sealedInputs.seal('flow-cancelled-from-outside', { typed: 'x' }, now);

      expect(await expiredData.remove(later(policy.activation.sealedInputMs - 1))).toMatchObject({
        sealedInputs: 0,
      });
      expect(await open().em().count(SealedInput)).toBe(1);
      expect(await expiredData.remove(later(policy.activation.sealedInputMs))).toMatchObject({
        sealedInputs: 1,
      });
      expect(await open().em().count(SealedInput)).toBe(0);
    });

    test('sessions are kept for a time after their end, then removed however many there are', async () => {
      const { expiredData } = createRepositories(open(), vault);
      const old = Array.from({ length: rowsAtOnce + 1 }, (_, id) => session(id, now));
      await open()
        .em()
        .insertMany(Session, [...old, session(rowsAtOnce + 1, later(1))]);

      expect(await expiredData.remove(later(sessionMs - 1))).toMatchObject({ sessions: 0 });
      expect(await expiredData.remove(later(sessionMs))).toMatchObject({ sessions: rowsAtOnce + 1 });
      expect(await open().em().count(Session)).toBe(1);
    });

    test('counters are removed when their window is over, and those of an open window stay', async () => {
      const { attemptLimits, expiredData } = createRepositories(open(), vault);
      const attempt = { scope: 'identity-subject', limit: 5, now };
      await attemptLimits.count({ ...attempt, key: 'short', windowMs: 1_000 });
      await attemptLimits.count({ ...attempt, key: 'long', windowMs: 2_000 });

      expect(await expiredData.remove(later(1_000))).toMatchObject({ counters: 1 });
      expect(await attemptLimits.endsAt({ scope: attempt.scope, key: 'long', now: later(1_500) })).toEqual(
        later(2_000),
      );
    });

    test('a code and its sending are removed a week after they lost their use', async () => {
      const { expiredData } = createRepositories(open(), vault);
      const em = open().em();
      await em.insert(OtpChallenge, {
        id: 'challenge-1',
        purpose: 'activation',
        flowId: 'flow-1',
        ordinal: 1,
        channel: 'email',
        addressCipher: 'x',
        addressIndex: 'x',
        codeHash: 'x',
        createdAt: now,
        expiresAt: now,
      } as never);
      await em.insert(CodeSending, {
        challengeId: 'challenge-1',
        addressIndex: 'x',
        ordinal: 1,
        createdAt: now,
      });

      expect(await expiredData.remove(later(codeMs - 1))).toMatchObject({ codes: 0, sendings: 0 });
      expect(await expiredData.remove(later(codeMs))).toMatchObject({ codes: 1, sendings: 1 });
    });
  });
});
