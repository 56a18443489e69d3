import { expect, test } from '@jest/globals';
import { TermsAcceptance } from '../../../db/entities/terms-acceptance.ts';
import { TermsVersion } from '../../../db/entities/terms-version.ts';
import { hasAgreedToCurrent } from '../../../db/sql/account/current-terms.ts';
import { createTermsQueries } from '../../../db/queries/account/terms-queries.ts';
import { createTermsRepository } from '../../../db/repositories/account/terms-repository.ts';
import { onEachEngine } from '../engines.ts';
import { addTerms, later, now } from '../fixture.ts';

onEachEngine((open) => {
  const accept = (version: string, sha256: string, activationId = 'activation-1') =>
    createTermsRepository(open()).accept({
      activationId,
      subjectType: 'merchant',
      subjectId: 1,
      version,
      sha256,
      locale: 'zh-CN',
      ip: '2001:db8::1',
      userAgent: 'x'.repeat(1_000),
      now,
    });

  test('the text in force is the newest that is published', async () => {
    await addTerms(open(), '1', later(-2));
    const sha256 = await addTerms(open(), '2', later(-1));
    await addTerms(open(), '3', later(1));
    const queries = createTermsQueries(open());
    expect(await queries.current('zh-CN', now)).toMatchObject({ version: '2', sha256, body: '协议 2' });
    expect(await queries.current('en', now)).toBeUndefined();
  });

  test('agreeing is written down once, also when it is repeated at once', async () => {
    const sha256 = await addTerms(open(), '1', later(-1));
    await Promise.all(Array.from({ length: 5 }, () => accept('1', sha256)));
    const rows = await open().em().find(TermsAcceptance, {});
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ version: '1', sha256, ip: '2001:db8::1', acceptedAt: now });
  });

  test('another version or another text than the newest is refused', async () => {
    const old = await addTerms(open(), '1', later(-2));
    const sha256 = await addTerms(open(), '2', later(-1));
    await expect(accept('1', old)).rejects.toMatchObject({ code: 'TERMS_OUTDATED' });
    await expect(accept('2', old)).rejects.toMatchObject({ code: 'TERMS_OUTDATED' });
    await accept('2', sha256);
    expect(await open().em().count(TermsAcceptance)).toBe(1);
  });

  test.each(['update terms_acceptance set version = 2', 'delete from terms_acceptance'])(
    'the database itself refuses “%s”',
    async (change) => {
      await accept('1', await addTerms(open(), '1', later(-1)));
      await expect(open().em().execute(change, [], 'run')).rejects.toThrow('never changed');
      expect(await open().em().count(TermsAcceptance, { version: '1' })).toBe(1);
    },
  );

  test('whether somebody has agreed to the newest text', async () => {
    const current = (at = now) => hasAgreedToCurrent(open().em(), 'activation-1', at);
    expect(await current()).toBe(true);
    const first = await addTerms(open(), '1', later(-2));
    expect(await current()).toBe(false);
    await accept('1', first);
    expect(await current()).toBe(true);
    const second = await addTerms(open(), '2', later(1));
    expect(await current()).toBe(true);
    expect(await current(later(1))).toBe(false);
    await open().em().nativeUpdate(TermsVersion, { version: '2' }, { publishedAt: now });
    await accept('2', second);
    expect(await current()).toBe(true);
  });

  test('a version published during a flow can be accepted as well, and the first row stays', async () => {
    const first = await addTerms(open(), '1', later(-2));
    await accept('1', first);
    const second = await addTerms(open(), '2', later(-1));
    await accept('2', second);
    await accept('1', first);
    expect(await open().em().count(TermsAcceptance)).toBe(2);
  });
});
