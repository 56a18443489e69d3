import { setImmediate } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ImportedDay } from '../../../contracts/clearing.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { rowColumns } from './staged-rows.ts';

/** On SQLite a statement stops the whole process, so that a worker could not tell that it lives. */
const linesAtOnce = 20_000;

const stagedColumns = rowColumns.replaceAll(/\w+/g, 's.$&');

/**
 * Puts a set's staged rows into the ledger, each into the clearing file of its day and type, and compares what is there then with
 * what was checked.
 *
 * @throws BusinessError CLEARING_SUMMARY_STALE
 */
export async function moveStagedRows(
  em: SqlEntityManager,
  setId: string,
  fileIds: readonly number[],
  days: readonly ImportedDay[],
): Promise<void> {
  const [found] = await em.execute<{ last: number | null }[]>(
    'select max(line_no) as last from clearing_staging where set_id = ?',
    [setId],
  );
  for (let line = 0; line <= (found?.last ?? -1); line += linesAtOnce) {
    await em.execute(
      `insert into clearing_transaction (clearing_file_id, line_no, ${rowColumns})
        select f.id, s.line_no, ${stagedColumns} from clearing_staging s
          join clearing_file f on f.set_id = s.set_id and f.clearing_date = s.clearing_date
            and f.application_type_code = s.application_type_code
          where s.set_id = ? and s.line_no >= ? and s.line_no < ? order by s.line_no`,
      [setId, line, line + linesAtOnce],
      'run',
    );
    await setImmediate();
  }
  const checked = [
    ...[sumOf(days, 'rows'), sumOf(days, 'amountFen'), sumOf(days, 'feeFen'), sumOf(days, 'netFen')],
  ];
  if ((await sumsIn(em, fileIds)).join() !== checked.join())
    throw new BusinessError('CLEARING_SUMMARY_STALE');
}

type SumName = Exclude<keyof ImportedDay, 'clearingDate' | 'applicationTypeCode'>;

const sumOf = (days: readonly ImportedDay[], name: SumName) => days.reduce((sum, day) => sum + day[name], 0);

async function sumsIn(em: SqlEntityManager, fileIds: readonly number[]): Promise<number[]> {
  if (fileIds.length === 0) return [0, 0, 0, 0];
  const [found] = await em.execute<Record<'n' | 'amount' | 'fee' | 'net', number | string | null>[]>(
    `select count(*) as n, sum(amount_fen) as amount, sum(fee_fen) as fee, sum(net_fen) as net
      from clearing_transaction where clearing_file_id in (${fileIds.map(() => '?').join()})`,
    [...fileIds],
  );
  return [found?.n, found?.amount, found?.fee, found?.net].map((sum) => Number(sum ?? 0));
}
