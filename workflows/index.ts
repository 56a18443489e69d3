export { merchantActivation } from './activation/merchant-activation.ts';
export { issueGroupPassword } from './activation/issue-group-password.ts';
export { settleObjection } from './activation/settle-objection.ts';
export { deliverOutbox } from './messages/deliver-outbox.ts';
export { launchMonthlyRun } from './statements/launch-monthly-run.ts';
export { monthlyStatementRun } from './statements/monthly-statement-run.ts';
export { produceStatement } from './statements/produce-statement.ts';
export { statementPartition } from './statements/statement-partition.ts';
