import { expect, test } from '@jest/globals';
import { createSealedInputs } from '../../db/sealed-inputs.ts';
import { policy } from '../../domain/policy.ts';
import { onEachEngine } from './engines.ts';
import { later, now } from './fixture.ts';
import { vault } from '../support/vault.ts';

onEachEngine((open) => {
  const inputs = () => createSealedInputs(open(), vault);

  test('what was put in comes out, and is not readable in the table', async () => {
    const id = await inputs().seal(
      'flow',
      { merchantNo: '951002001121025', idNo: '370212199001011237' },
      now,
    );
    expect(await inputs().open(id)).toEqual({
      merchantNo: '951002001121025',
      idNo: '370212199001011237',
    });
    const rows = JSON.stringify(await open().em().execute('select * from sealed_input'));
    expect(rows).not.toContain('951002001121025');
    expect(rows).not.toContain('370212199001011237');
  });

  test('wiping a flow leaves the others', async () => {
    const [gone, kept] = [await inputs().seal('flow-1', 'a', now), await inputs().seal('flow-2', 'b', now)];
    await inputs().wipeFlow('flow-1');
    await expect(inputs().open(gone)).rejects.toMatchObject({ code: 'INPUT_GONE' });
    expect(await inputs().open(kept)).toBe('b');
  });

  test('what a flow left behind is wiped when its time is over', async () => {
    await inputs().seal('flow-1', 'a', now);
    await inputs().seal('flow-2', 'b', later(1));
    expect(await inputs().wipeExpired(later(policy.activation.sealedInputMs - 1))).toBe(0);
    expect(await inputs().wipeExpired(later(policy.activation.sealedInputMs))).toBe(1);
  });
});
