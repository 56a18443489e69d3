import { createAuditTrail } from '../audit/audit-trail.ts';
import type { Database } from '../orm.ts';
import { createSealedInputs } from '../sealed-inputs.ts';
import type { Vault } from '../vault.ts';
import { createAttemptLimits } from './account/attempt-limits.ts';
import { createContactChangeRepository } from './account/contact-change-repository.ts';
import { createCountedInputs } from './account/count-input-once.ts';
import { createExpiredData } from './account/expired-data.ts';
import { createOtpIssuer } from './account/otp-issue.ts';
import { createOtpVerifier } from './account/otp-verify.ts';
import { createRecoveryRepository } from './account/recovery-repository.ts';
import { createTermsRepository } from './account/terms-repository.ts';
import { createAccountRepository } from './activation/account-repository.ts';
import { createGroupPasswordRepository } from './activation/group-password-repository.ts';
import { createLegacyGroupPasswords } from './activation/legacy-group-passwords.ts';
import { createObjectionRepository } from './activation/objection-repository.ts';
import { createAddressHealth } from './delivery/address-health.ts';
import { createClearingLoads } from './clearing/clearing-loads.ts';
import { createClearingSets } from './clearing/clearing-sets.ts';
import { createKnownNames } from './clearing/known-names.ts';
import { createOutboxRepository } from './delivery/outbox-repository.ts';
import { createOperatorRepository } from './operations/operator-repository.ts';
import { createMerchantRepository } from './roster/merchant-repository.ts';
import { createRunItems } from './runs/run-items.ts';
import { createRunRepository } from './runs/run-repository.ts';
import { createProductionInputs } from './statements/production-inputs.ts';
import { createPublications } from './statements/statement-publication.ts';
import { createStatementRetention } from './statements/statement-retention.ts';
import { createStatementContents } from './statements/statement-snapshot.ts';

export type Repositories = ReturnType<typeof createRepositories>;

/** All repositories over one database; a process calls this once, where it starts. */
export function createRepositories(database: Database, vault: Vault) {
  const attemptLimits = createAttemptLimits(database, vault);
  const auditTrail = createAuditTrail(database, vault);
  const sealedInputs = createSealedInputs(database, vault);
  return {
    accounts: createAccountRepository(database, vault),
    addressHealth: createAddressHealth(database, vault),
    attemptLimits,
    auditTrail,
    clearingLoads: createClearingLoads(database, vault),
    clearingSets: createClearingSets(database, vault),
    knownNames: createKnownNames(database),
    codeIssuer: createOtpIssuer(database, vault),
    codeVerifier: createOtpVerifier(database, vault),
    contactChanges: createContactChangeRepository(database, vault),
    countedInputs: createCountedInputs(database, attemptLimits),
    expiredData: createExpiredData(database, { inputs: sealedInputs, limits: attemptLimits }),
    groupPasswords: createGroupPasswordRepository(database, vault),
    legacyGroupPasswords: createLegacyGroupPasswords(database, vault),
    merchants: createMerchantRepository(database, vault),
    objections: createObjectionRepository(database, vault),
    operators: createOperatorRepository(database, vault, auditTrail),
    outbox: createOutboxRepository(database, vault),
    productionInputs: createProductionInputs(database),
    publications: createPublications(database, vault),
    recoveries: createRecoveryRepository(database, vault),
    runItems: createRunItems(database, vault),
    runs: createRunRepository(database, vault),
    sealedInputs,
    statementContents: createStatementContents(database),
    statementRetention: createStatementRetention(database, vault),
    terms: createTermsRepository(database),
  };
}
