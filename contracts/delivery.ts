/** How an account is told of its statements: files along as long as they are small, never files, or nothing at all. */
export const statementMails = ['attachments', 'links', 'none'] as const;

export type StatementMail = (typeof statementMails)[number];

export interface NotificationSettings {
  readonly statementMail: StatementMail;
}
