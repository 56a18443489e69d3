export { merchantActivation } from './activation/merchant-activation.ts';
export { contactChange } from './contact-change/contact-change.ts';
export { deliverOutbox } from './messages/deliver-outbox.ts';
export { passwordRecovery } from './recovery/password-recovery.ts';
export { launchMonthlyRun } from './statements/launch-monthly-run.ts';
export { monthlyStatementRun } from './statements/monthly-statement-run.ts';
export { produceStatement } from './statements/produce-statement.ts';
export { statementPartition } from './statements/statement-partition.ts';
