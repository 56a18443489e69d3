import { createHash, type Hash } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { addTotals, noTotals, type Totals } from '../../domain/clearing/totals.ts';
import { ClearingFile } from '../entities/clearing-file.ts';
import { clearingFileName, clearingLine } from './clearing-files.ts';
import type { PlacedTransaction } from './insert-rows.ts';
import type { SampleTransaction } from './sample-rows.ts';

interface OpenFile {
  readonly id: number;
  readonly hash: Hash;
  totals: Totals;
}

/** Keeps count of clearing files that are filled piece by piece: they are declared first and loaded at the end. */
export class ClearingLedger {
  readonly #series: string;
  readonly #files = new Map<string, OpenFile>();

  /** @param series tells these files from other ones of the same days. */
  constructor(series: string) {
    this.#series = series;
  }

  /** Gives each transaction the next line of its file. */
  async place(
    em: SqlEntityManager,
    transactions: readonly SampleTransaction[],
  ): Promise<PlacedTransaction[]> {
    const placed: PlacedTransaction[] = [];
    for (const transaction of transactions) {
      const file = await this.#fileOf(em, transaction);
      const { amountFen, netFen, feeFen } = transaction;
      file.totals = addTotals(file.totals, { count: 1, amountFen, netFen, feeFen });
      file.hash.update(clearingLine(transaction));
      placed.push({ transaction, clearingFileId: file.id, lineNo: file.totals.count });
    }
    return placed;
  }

  /** Writes down the control totals: from now on the files count as loaded. */
  async close(em: SqlEntityManager): Promise<void> {
    for (const { id, hash, totals } of this.#files.values()) {
      const { count: rowCount, amountFen, netFen, feeFen } = totals;
      const sha256 = hash.digest('hex');
      await em.nativeUpdate(
        ClearingFile,
        { id },
        { state: 'LOADED', sha256, rowCount, amountFen, netFen, feeFen },
      );
    }
  }

  async #fileOf(em: SqlEntityManager, transaction: SampleTransaction): Promise<OpenFile> {
    const { clearingDate, applicationTypeCode } = transaction;
    const fileName = clearingFileName(clearingDate, applicationTypeCode, this.#series);
    const known = this.#files.get(fileName);
    if (known) return known;
    const declared = {
      clearingDate,
      applicationTypeCode,
      fileName,
      state: 'DECLARED',
      rowCount: 0,
      amountFen: 0,
      feeFen: 0,
    } as const;
    const opened = {
      id: await em.insert(ClearingFile, declared),
      hash: createHash('sha256'),
      totals: noTotals,
    };
    this.#files.set(fileName, opened);
    return opened;
  }
}
