import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from '@jest/globals';
import { createBlindIndex } from '../../db/blind-index.ts';
import { ContactBinding } from '../../db/entities/contact-binding.ts';
import { Merchant } from '../../db/entities/merchant.ts';
import { SealedInput } from '../../db/entities/sealed-input.ts';
import { createFieldCipher } from '../../db/field-cipher.ts';
import type { Database } from '../../db/orm.ts';
import { createMerchantRepository } from '../../db/repositories/roster/merchant-repository.ts';
import { createOtpIssuer } from '../../db/repositories/account/otp-issue.ts';
import { createOutboxRepository } from '../../db/repositories/delivery/outbox-repository.ts';
import { rotateBlindIndexes } from '../../db/rotation/rotate-blind-indexes.ts';
import { rotateFieldKeys } from '../../db/rotation/rotate-field-keys.ts';
import { sealedColumns } from '../../db/rotation/sealed-columns.ts';
import { createSealedInputs } from '../../db/sealed-inputs.ts';
import { onEachEngine } from './engines.ts';
import { addAccount, addPeople, now } from './fixture.ts';
import { vault } from '../support/vault.ts';

const oldKey = { id: 'test', key: Buffer.alloc(32, 1) };
const newKey = { id: 'n_w', key: Buffer.alloc(32, 9) };
const rotated = createFieldCipher([newKey, oldKey]);
const newOnly = createFieldCipher([newKey]);

async function addSealed(database: Database): Promise<void> {
  const { merchants } = await addPeople(database);
  const accountId = await addAccount(database, merchants[0], 'owner');
  const address = 'owner@example.com';
  await database.em().insert(ContactBinding, {
    accountId,
    channel: 'email',
    addressCipher: vault.cipher.seal(address),
    addressIndex: vault.blindIndex('email', address),
    createdAt: now,
  });
  const code = {
    challengeId: 'challenge',
    purpose: 'activation',
    flowId: 'flow',
    channel: 'phone',
    address: '+8613800000000',
    now,
  } as const;
  await createOtpIssuer(database, vault).issue(code);
  const message = {
    channel: 'email',
    address,
    locale: 'zh-CN',
    template: 'statement-ready',
    data: {},
  } as const;
  const invitation = {
    ...message,
    template: 'group-invitation',
    secret: { initialPassword: 'Only-in-the-mail-1' },
  };
  await createOutboxRepository(database, vault).enqueue(
    [
      { ...message, dedupeKey: 'm' },
      { ...invitation, dedupeKey: 'i' },
    ],
    now,
  );
  for (let n = 0; n < 30; n += 1) await createSealedInputs(database, vault).seal('flow', { n }, now);
}

onEachEngine((open, engine) => {
  beforeEach(() => addSealed(open()));
  const total = 3 * 3 + 1 + 1 + 3 + 30;

  test('the list has every sealed column that entities have', () => {
    const properties = [...open().orm.getMetadata().getAll().values()].flatMap(({ className, properties }) =>
      Object.keys(properties)
        .filter((name) => name.endsWith('Cipher') || name.startsWith('sealed'))
        .map((name) => `${className}.${name}`),
    );
    const listed = sealedColumns.map(({ entity, property }) => `${entity}.${property}`);
    expect(listed.toSorted()).toEqual(properties.toSorted());
  });

  test('after a rotation the old key is not needed any more', async () => {
    const report = await rotateFieldKeys(open(), rotated, { batch: 7 });
    expect(report.reduce((sum, column) => sum + column.rotated, 0)).toBe(total);
    expect(report.every(({ remaining, unreadable }) => remaining + unreadable === 0)).toBe(true);
    const inputs = await open().em().find(SealedInput, {});
    expect(inputs.map(({ sealed }) => newOnly.open(sealed)).toSorted()).toEqual(
      Array.from({ length: 30 }, (_, n) => JSON.stringify({ n })).toSorted(),
    );
    const merchants = await open()
      .em()
      .find(Merchant, {}, { orderBy: { id: 'asc' } });
    expect(merchants.map(({ idNoCipher }) => newOnly.open(idNoCipher!))).toEqual(['ID1', 'ID2', 'ID3']);
    expect((await rotateFieldKeys(open(), rotated)).every((column) => column.rotated === 0)).toBe(true);
  });

  test('a password that waits in an unsent mail is delivered after the old key is gone', async () => {
    await rotateFieldKeys(open(), rotated);
    const outbox = createOutboxRepository(open(), { ...vault, cipher: newOnly });
    const claim = () => outbox.claimNext({ channel: 'email', perMinute: 60_000, now });
    const claimed = [await claim(), await claim()];
    expect(claimed.map(({ message }) => message?.data)).toEqual([
      { initialPassword: 'Only-in-the-mail-1' },
      {},
    ]);
  });

  test('one that dies half-way is taken up where it stopped', async () => {
    let batches = 0;
    const dying = rotateFieldKeys(open(), rotated, {
      batch: 5,
      onBatch: () => {
        if ((batches += 1) === 10) throw new Error('killed');
      },
    });
    await expect(dying).rejects.toThrow('killed');
    const rest = await rotateFieldKeys(open(), rotated);
    const done = rest.reduce((sum, column) => sum + column.rotated, 0);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(total);
    expect(rest.every(({ remaining }) => remaining === 0)).toBe(true);
  });

  test('what somebody writes meanwhile is not overwritten', async () => {
    const em = open().em();
    const { id } = await em.findOneOrFail(Merchant, { merchantNo: '951002001121002' });
    let rounds = 0;
    const write = async () => {
      rounds += 1;
      const written = createFieldCipher([rounds % 2 ? newKey : oldKey]).seal(`ID2-${rounds}`);
      await open().em().nativeUpdate(Merchant, { id }, { idNoCipher: written });
    };
    const writer = (async () => {
      for (let n = 0; n < 40; n += 1) await write();
    })();
    await rotateFieldKeys(open(), rotated, { batch: 1, onBatch: write });
    await writer;
    const last = await open().em().findOneOrFail(Merchant, { id }, { refresh: true });
    expect(rotated.open(last.idNoCipher!)).toBe(`ID2-${rounds}`);
    expect((await rotateFieldKeys(open(), rotated)).every(({ remaining }) => remaining === 0)).toBe(true);
  });

  test('a row that another changed after it was read is left as the other wrote it', async () => {
    const { id } = await open().em().findOneOrFail(Merchant, { merchantNo: '951002001121003' });
    let overtakings = 0;
    const overtake = async () => {
      if ((overtakings += 1) > 1) return;
      await open()
        .em()
        .nativeUpdate(Merchant, { id }, { idNoCipher: vault.cipher.seal('theirs') });
    };
    // A batch is read first and written in a transaction then: just in between, somebody else writes.
    const overtaken: Database = {
      ...open(),
      em() {
        const em = open().em();
        const transactional = em.transactional.bind(em);
        return Object.assign(em, {
          transactional: async (...rest: Parameters<typeof transactional>) => {
            await overtake();
            return transactional(...rest);
          },
        });
      },
    };
    const [column] = await rotateFieldKeys(overtaken, rotated);
    expect(column).toMatchObject({ rotated: 2, overtaken: 1, remaining: 1 });
    await rotateFieldKeys(open(), rotated);
    const row = await open().em().findOneOrFail(Merchant, { id }, { refresh: true });
    expect(newOnly.open(row.idNoCipher!)).toBe('theirs');
  });

  test('what no key opens is counted and left', async () => {
    const { id } = await open().em().findOneOrFail(Merchant, { merchantNo: '951002001121001' });
    const lost = createFieldCipher([{ id: 'lost', key: Buffer.alloc(32, 77) }]).seal('x');
    await open().em().nativeUpdate(Merchant, { id }, { idNoCipher: lost });
    const report = await rotateFieldKeys(open(), rotated);
    expect(report[0]).toEqual({
      column: 'merchant.id_no_cipher',
      rotated: 2,
      overtaken: 0,
      unreadable: 1,
      remaining: 1,
    });
  });

  test('recomputed blind indexes are found by the new key', async () => {
    const fresh = { ...vault, blindIndex: createBlindIndex(Buffer.alloc(32, 42)) };
    const proof = { merchantNo: '951002001121001', idNo: 'ID1', licenceNo: 'LICENCE1' };
    expect(await createMerchantRepository(open(), fresh).matchRegistration(proof)).toBeUndefined();
    const report = await rotateBlindIndexes(open(), fresh, { batch: 2 });
    expect(report.map((column) => column.rotated)).toEqual([3, 3, 3, 1, 1]);
    expect(report.every(({ remaining }) => remaining === 0)).toBe(true);
    expect(await createMerchantRepository(open(), fresh).matchRegistration(proof)).toBeDefined();
    expect((await rotateBlindIndexes(open(), fresh)).every((column) => column.rotated === 0)).toBe(true);
  });

  test('the command tells what it did, and ends with 1 while something is left', async () => {
    if (engine.name === 'mysql') return;
    const [{ file } = { file: '' }] = await open().em().execute<{ file: string }[]>('pragma database_list');
    const ring = (...keys: { id: string; key: Buffer }[]) =>
      keys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
    const run = (fieldKeys: string) =>
      promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../cli/rotate-keys.ts')], {
        env: { EMBEDDED: 'true', DATABASE_URL: `file:${file}`, FIELD_KEYS: fieldKeys },
      });
    await expect(run(ring(newKey))).rejects.toMatchObject({ code: 1 });
    const { stdout } = await run(ring(newKey, oldKey));
    expect(stdout).toContain('sealed_input.sealed: 30 rotated, 0 overtaken, 0 unreadable, 0 remaining');
    expect(stdout).toContain('Done: everything uses the current key.');
  });
});
