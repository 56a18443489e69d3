import { writeFile } from 'node:fs/promises';
import { receiveFiles } from '../../../cli/commands/clearing/receive-files.ts';
import { sealedImportFlow } from '../../../contracts/ids.ts';
import { sampleMerchant } from '../../../db/sample/sample.ts';
import { createClearingCalls } from '../../../temporal/calls/clearing-calls.ts';
import { canonicalWriter } from '../../support/clearing-files/canonical.ts';
import type { LedgerRow } from '../../support/clearing-files/ledger.ts';
import { eventually } from '../../support/eventually.ts';
import type { Harness } from '../harness.ts';

/** A row of the sample's merchant on 2019-10-08; `reference` makes it unlike others. */
export function clearedRow(reference: number, amountFen = 10_000n, over: Partial<LedgerRow> = {}): LedgerRow {
  const feeFen = amountFen / 500n;
  const clearingDate = over.clearingDate ?? '2019-10-08';
  return {
    ...{ merchantNo: sampleMerchant.merchantNo, applicationType: '储值卡-便民卡', clearingDate },
    ...{ transactionDate: clearingDate, transactionTime: '09:00:00', terminalNo: '10252043' },
    ...{ maskedCardNo: '622202******8371', transactionType: amountFen < 0n ? '退货' : '消费' },
    ...{ amountFen, feeFen, netFen: amountFen - feeFen, traceNo: '000001' },
    ...{ systemReferenceNo: String(reference).padStart(12, '0'), channel: 'POS', remark: '', remark1: '' },
    ...over,
  };
}

/** Writes rows in the canonical format. */
export async function writeClearingFile(
  path: string,
  ledger: readonly LedgerRow[],
  change = (text: string) => text,
): Promise<string> {
  const variation = { lineEnd: '\n', byteOrderMark: false, prologue: 0, parts: 1 } as const;
  const [written] = await canonicalWriter.write(ledger, variation);
  await writeFile(path, change(written!.bytes.toString('utf8')));
  return path;
}

type Parts = Pick<Harness['dependencies'], 'repositories' | 'files'>;

/** Hands a file in as the command line does; answers the set's id. */
export async function handIn({ repositories, files }: Parts, path: string): Promise<string> {
  const terms = { profileId: undefined, clearingDate: undefined, applicationTypeCode: undefined };
  const handedIn = { paths: [path], source: 'acquirer', terms, receivedBy: 'operator:1' };
  return (await receiveFiles({ repositories, files, now: new Date() }, handedIn)).id;
}

/** An order to an import with its reason sealed. */
export async function sealedOrder({ repositories }: Pick<Parts, 'repositories'>, id: string) {
  const inputId = await repositories.sealedInputs.seal(
    sealedImportFlow(id),
    { reason: 'checked' },
    new Date(),
  );
  return { inputId, requestedBy: 'operator:1' };
}

/** Hands a file in, has it checked twice and loaded; answers the set's id. */
export async function importTwiceChecked({ client, dependencies }: Harness, path: string): Promise<string> {
  const calls = createClearingCalls(client);
  const id = await handIn(dependencies, path);
  await calls.start(id);
  const set = () => dependencies.repositories.clearingSets.byPrefix(id);
  const waiting = () => eventually('the set to wait', set, ({ state }) => state === 'WAITING');
  const before = (await waiting()).checkedAt?.getTime();
  await eventually(
    'the recheck to be taken',
    async () => {
      return calls.recheck(id, await sealedOrder(dependencies, id)).then(
        () => true,
        () => false,
      );
    },
    (taken) => taken,
  );
  await eventually('a second check', set, ({ checkedAt }) => checkedAt?.getTime() !== before);
  const confirmed = async () => {
    const { summaryDigest } = await set();
    const order = { ...(await sealedOrder(dependencies, id)), summaryDigest: summaryDigest! };
    return calls.confirm(id, order).then(
      () => true,
      () => false,
    );
  };
  await eventually('the confirmation to be taken', confirmed, (taken) => taken);
  await eventually('the set to be loaded', set, ({ state }) => state === 'LOADED');
  return id;
}
