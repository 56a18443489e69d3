import { join } from 'node:path';
import { createProducer } from '../../../activities/statements/produce.ts';
import { withTemporaryFolder } from '../../../activities/failures/temporary-folder.ts';
import { ClearingTransaction } from '../../../db/entities/clearing-transaction.ts';
import { createRepositories } from '../../../db/repositories/repositories.ts';
import { subjectKey } from '../../../db/repositories/statements/production-inputs.ts';
import { feeOn } from '../../../domain/money.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import { createRenderer } from '../../../rendering/renderer.ts';
import { createLocalFileStore } from '../../../storage/local-file-store.ts';
import { type ApiUnderTest } from '../api-under-test.ts';
import { vault } from '../../support/vault.ts';

let lines = 0;

interface Sale {
  readonly merchantId: number;
  readonly clearingDate: string;
  readonly amountFen: number;
  readonly terminalNo?: string;
  readonly applicationTypeCode?: string;
  readonly remark?: string;
}

/** Adds a cleared sale to the ledger, the newest of its day. */
export async function addSale({ database }: ApiUnderTest, sale: Sale): Promise<void> {
  const { amountFen, clearingDate } = sale;
  const feeFen = feeOn(amountFen, 20);
  lines += 1;
  await database.em().insert(ClearingTransaction, {
    clearingFileId: 1,
    lineNo: lines,
    applicationTypeCode: 'stored-value',
    transactionDate: clearingDate,
    transactionTime: '17:15:54',
    terminalNo: '10252043',
    maskedCardNo: '10008*****1388',
    transactionType: amountFen < 0 ? '退货' : '消费',
    netFen: amountFen - feeFen,
    feeFen,
    traceNo: '000000',
    systemReferenceNo: String(lines).padStart(12, '0'),
    channel: '医保卡',
    remark: '',
    remark1: '丰瑞堂第三大药房',
    ...sale,
  });
}

interface Subject {
  readonly subjectType: SubjectType;
  readonly subjectNo: string;
}

/** Produces and publishes a subject's statements with the project's own parts. Answers the ids, old ones included. */
export async function produceStatements(
  api: ApiUnderTest,
  { subjectType, subjectNo }: Subject,
  period: StatementPeriod,
): Promise<string[]> {
  const { database } = api;
  const renderer = createRenderer({ threads: 1 });
  const clock = () => api.time.now;
  const files = createLocalFileStore(join(api.folder, 'files'));
  const repositories = createRepositories(database, vault);
  const { productionInputs, publications } = repositories;
  try {
    const subject = (await productionInputs.findSubject(subjectType, subjectNo))!;
    const input = (await productionInputs.load([subject], period)).get(subjectKey(subject))!;
    const produce = createProducer({ repositories, renderer, files, clock });
    const { statements, unpublished } = await withTemporaryFolder((folder) =>
      produce(input, period, { folder, provisional: false }),
    );
    await publications.publish({ statements: unpublished, messages: [], now: clock() });
    return statements.map(({ id }) => id);
  } finally {
    await renderer.close();
  }
}
