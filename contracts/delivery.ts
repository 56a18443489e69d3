/** How an account is notified of statements: files attached if small enough, never attached, or no message. */
export const statementMails = ['attachments', 'links', 'none'] as const;

export type StatementMail = (typeof statementMails)[number];

export interface NotificationSettings {
  readonly statementMail: StatementMail;
}
