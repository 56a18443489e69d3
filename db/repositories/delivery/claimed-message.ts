import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Locale } from '../../../domain/locale.ts';
import type { ContactChannel } from '../../../domain/contact.ts';
import { StatementFile } from '../../entities/statement-file.ts';
import type { Vault } from '../../vault.ts';
import type { OutboxRow } from './outbox-claim.ts';

interface AttachedFile {
  readonly fileName: string;
  readonly storageKey: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A message this process, and no other, is to send now. */
export interface ClaimedMessage {
  readonly id: number;
  readonly dedupeKey: string;
  readonly channel: ContactChannel;
  readonly address: string;
  readonly locale: Locale;
  readonly template: string;
  readonly data: unknown;
  readonly files: readonly AttachedFile[];
  /** How often it has been claimed, this time included. */
  readonly tries: number;
  readonly createdAt: Date;
  readonly claimedAt: Date;
  /** Its relay had failed just before. */
  readonly relayInTrouble: boolean;
}

/** Opens what is sealed in a row that was just claimed, and finds its files. */
export async function openClaimedMessage(
  em: SqlEntityManager,
  vault: Vault,
  row: OutboxRow,
): Promise<Omit<ClaimedMessage, 'claimedAt' | 'relayInTrouble'>> {
  const { id, dedupeKey, channel, addressCipher, locale, template, tries, createdAt } = row;
  const attached = { id: { $in: [...row.statementFileIds] } };
  const files =
    attached.id.$in.length === 0 ? [] : await em.find(StatementFile, attached, { orderBy: { id: 'asc' } });
  return {
    ...{ id, dedupeKey, channel, locale, template, createdAt },
    address: vault.cipher.open(addressCipher),
    data: withOpened(vault, row),
    files: files.map(({ fileName, storageKey, bytes, sha256 }) => ({ fileName, storageKey, bytes, sha256 })),
    tries: tries + 1,
  };
}

function withOpened(vault: Vault, { data, secretCipher }: OutboxRow): unknown {
  if (!secretCipher) return data;
  return { ...(data as object), ...(JSON.parse(vault.cipher.open(secretCipher)) as object) };
}
