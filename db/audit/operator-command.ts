import type { AuditOrigin } from './new-audit-event.ts';

/** Who orders something, why, and from where. */
export interface OperatorCommand {
  readonly operatorId: number;
  /** 1 to 400 characters. */
  readonly reason: string;
  readonly origin: AuditOrigin;
  readonly now: Date;
}
