import type { SqlEntityManager } from '@mikro-orm/sql';
import { Merchant } from '../entities/merchant.ts';
import { Terminal } from '../entities/terminal.ts';
import { appendLedgerRows, type LedgerWriter } from '../repositories/clearing/append-ledger-rows.ts';
import type { Vault } from '../vault.ts';
import type { SampleMerchant, SampleTerminal, SampleTransaction } from './sample-rows.ts';

/** The database's own number of each merchant, by its merchant number. */
export type MerchantIds = Map<string, number>;

/** 19 columns times this stays under SQLite's 32,766 parameters a statement. */
const rowsAStatement = 1_000;

/** Adds merchants, what proves their identity encrypted and indexed. */
export async function insertMerchants(
  em: SqlEntityManager,
  vault: Vault,
  merchants: readonly SampleMerchant[],
): Promise<MerchantIds> {
  const ids: MerchantIds = new Map();
  for (const chunk of inChunks(merchants)) {
    await em.insertMany(
      Merchant,
      chunk.map((merchant) => sealedMerchant(vault, merchant)),
    );
    // Read back, because the SQLite driver tells only the last of many new ids.
    const merchantNo = { $in: chunk.map((merchant) => merchant.merchantNo) };
    const inserted = await em
      .createQueryBuilder(Merchant)
      .select(['id', 'merchantNo'])
      .where({ merchantNo })
      .execute();
    for (const row of inserted) ids.set(row.merchantNo, row.id);
  }
  return ids;
}

/** Adds the terminals of merchants that are there already. */
export async function insertTerminals(
  em: SqlEntityManager,
  merchantIds: MerchantIds,
  terminals: readonly SampleTerminal[],
): Promise<void> {
  for (const chunk of inChunks(terminals)) {
    await em.insertMany(
      Terminal,
      chunk.map(({ terminalNo, merchantNo, storeName }) => ({
        terminalNo,
        merchantId: merchantIds.get(merchantNo)!,
        storeName,
      })),
    );
  }
}

/** A transaction and its place in a clearing file. */
export interface PlacedTransaction {
  readonly transaction: SampleTransaction;
  readonly clearingFileId: number;
  readonly lineNo: number;
}

/** Adds transactions of merchants that are there already. */
export function insertTransactions(
  em: SqlEntityManager,
  writer: LedgerWriter,
  merchantIds: MerchantIds,
  placed: readonly PlacedTransaction[],
  now: Date,
): Promise<void> {
  const rows = placed.map(({ transaction: { merchantNo, ...columns }, clearingFileId, lineNo }) => ({
    ...columns,
    merchantId: merchantIds.get(merchantNo)!,
    clearingFileId,
    lineNo,
  }));
  return appendLedgerRows(em, writer, rows, now);
}

/** Cuts rows into as many as one statement takes. */
export function* inChunks<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += rowsAStatement)
    yield rows.slice(start, start + rowsAStatement);
}

function sealedMerchant({ cipher, blindIndex }: Vault, merchant: SampleMerchant) {
  const { merchantNo, name, branchCode, idNo, licenceNo, registeredPhone } = merchant;
  return {
    merchantNo,
    name,
    branchCode,
    idNoCipher: cipher.seal(idNo),
    idNoIndex: blindIndex('id-no', idNo),
    licenceNoCipher: cipher.seal(licenceNo),
    licenceNoIndex: blindIndex('licence-no', licenceNo),
    phoneCipher: registeredPhone === null ? null : cipher.seal(registeredPhone),
    phoneIndex: registeredPhone === null ? null : blindIndex('phone', registeredPhone),
  };
}
