import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Locale } from '../../../domain/locale.ts';
import type { StatementMail } from '../../../contracts/delivery.ts';
import type { ContactChannel } from '../../../domain/contact.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import type { Vault } from '../../vault.ts';

/** Where the messages for a merchant or group go. */
export interface Recipients {
  readonly accountId: number;
  readonly locale: Locale;
  readonly statementMail: StatementMail;
  /** Those that take what they are sent. */
  readonly contacts: readonly { readonly channel: ContactChannel; readonly address: string }[];
  /** How many don't. */
  readonly refused: number;
}

/** The same as it is stored: an address that cannot be opened is only its own subject's trouble. */
export interface SealedRecipients extends Omit<Recipients, 'contacts'> {
  readonly subjectId: number;
  readonly contacts: readonly { readonly channel: ContactChannel; readonly addressCipher: string }[];
}

interface BindingRow {
  readonly account_id: number;
  readonly subject_id: number;
  readonly locale: Locale;
  readonly statement_mail: StatementMail;
  readonly channel: ContactChannel | null;
  readonly address_cipher: string | null;
  readonly refused_at: unknown;
}

/** Of those of these merchants or groups, at least one, that have an account; addresses in the order they were bound. */
export async function readRecipients(
  em: SqlEntityManager,
  subjectType: SubjectType,
  subjectIds: readonly number[],
): Promise<SealedRecipients[]> {
  const rows = await em.execute<BindingRow[]>(
    `select a.id as account_id, a.subject_id, a.locale, a.statement_mail, c.channel, c.address_cipher, c.refused_at
      from account a left join contact_binding c on c.account_id = a.id
      where a.subject_type = ? and a.subject_id in (${subjectIds.map(() => '?').join()}) order by c.id`,
    [subjectType, ...subjectIds],
  );
  return [...Map.groupBy(rows, (row) => row.account_id).values()].map(recipientsOf);
}

function recipientsOf(rows: readonly BindingRow[]): SealedRecipients {
  const { account_id: accountId, subject_id: subjectId, locale, statement_mail: statementMail } = rows[0]!;
  const taking = rows.filter((row) => row.refused_at === null);
  const contacts = taking.flatMap(({ channel, address_cipher: addressCipher }) =>
    channel && addressCipher ? { channel, addressCipher } : [],
  );
  return { accountId, subjectId, locale, statementMail, contacts, refused: rows.length - taking.length };
}

export function openRecipients(vault: Vault, { contacts, ...account }: SealedRecipients): Recipients {
  const { accountId, locale, statementMail, refused } = account;
  const open = contacts.map(({ channel, addressCipher }) => ({
    channel,
    address: vault.cipher.open(addressCipher),
  }));
  return { accountId, locale, statementMail, refused, contacts: open };
}
