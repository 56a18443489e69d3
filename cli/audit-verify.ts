import { loadConfig } from '../config.ts';
import { type AuditAnchor, verifyAuditChain } from '../db/audit/verify-audit-chain.ts';
import { openDatabase } from '../db/orm.ts';
import { createVault } from '../db/vault.ts';

const usage = 'usage: npm run audit:verify [-- --anchor SEQUENCE:HASH]';

/**
 * Walks the audit chain and reports the first row that was tampered with; exits with 1 if there is one. Store the
 * printed end outside the database and pass it as `--anchor` next time: only that detects a truncated chain.
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
    process.stdout.write(`Audit chain: intact, ${verdict.events} rows; end ${sequence}:${hash}\n`);
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
