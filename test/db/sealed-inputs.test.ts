import { expect, test } from '@jest/globals';
import { createSealedInputRepository } from '../../db/repositories/sealed-input-repository.ts';
import { createSealedInputs } from '../../db/web/sealed-inputs.ts';
import { policy } from '../../domain/policy.ts';
import { onEachEngine } from './engines.ts';
import { later, now, vault } from './fixture.ts';

onEachEngine((open) => {
  const inputs = () => createSealedInputs(open(), vault);
  const repository = () => createSealedInputRepository(open(), vault);

  test('what was put in comes out, and is not readable in the table', async () => {
    const id = await inputs().put('flow', { merchantNo: '951002001121025', idNo: '370212199001011237' }, now);
    expect(await repository().open(id)).toEqual({
      merchantNo: '951002001121025',
      idNo: '370212199001011237',
    });
    const rows = JSON.stringify(await open().em().execute('select * from sealed_input'));
    expect(rows).not.toContain('951002001121025');
    expect(rows).not.toContain('370212199001011237');
  });

  test('wiping a flow leaves the others', async () => {
    const [gone, kept] = [await inputs().put('flow-1', 'a', now), await inputs().put('flow-2', 'b', now)];
    await repository().wipeFlow('flow-1');
    await expect(repository().open(gone)).rejects.toMatchObject({ code: 'INPUT_GONE' });
    expect(await repository().open(kept)).toBe('b');
  });

  test('what a flow left behind is wiped when its time is over', async () => {
    await inputs().put('flow-1', 'a', now);
    await inputs().put('flow-2', 'b', later(1));
    expect(await repository().wipeExpired(later(policy.activation.sealedInputMs - 1))).toBe(0);
    expect(await repository().wipeExpired(later(policy.activation.sealedInputMs))).toBe(1);
  });
});
