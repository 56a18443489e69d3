import { loadConfig } from '../config.ts';
import { type AuditAnchor, verifyAuditChain } from '../db/audit/verify-audit-chain.ts';
import { openDatabase } from '../db/orm.ts';
import { createVault } from '../db/vault.ts';

const usage = 'usage: npm run audit:verify [-- --anchor SEQUENCE:HASH]';

/**
 * Walks the audit chain and tells the first row that is not as it was written; ends with 1 when there is one. Keep the
 * printed end outside the database and give it as `--anchor` next time: only that shows an end cut off.
 */
async function main(args: readonly string[]): Promise<number> {
  const anchor = anchorIn(args);
  const config = loadConfig();
  const database = await openDatabase({ url: config.DATABASE_URL });
  try {
    const verdict = await verifyAuditChain(database, createVault(config), anchor);
    if (!verdict.whole) {
      process.stdout.write(`Audit chain: BROKEN at row ${verdict.sequence}: ${verdict.fault}\n`);
      return 1;
    }
    const { sequence, hash } = verdict.head;
    process.stdout.write(`Audit chain: whole, ${verdict.events} rows; end ${sequence}:${hash}\n`);
    return 0;
  } finally {
    await database.close();
  }
}

function anchorIn(args: readonly string[]): AuditAnchor | undefined {
  if (args.length === 0) return undefined;
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(args[1] ?? '') ?? [];
  if (args.length !== 2 || args[0] !== '--anchor' || !sequence || !hash) throw new Error(usage);
  return { sequence: Number(sequence), hash };
}

process.exitCode = await main(process.argv.slice(2));
