import { policy } from '../policy.ts';

/** How a mail delivers statements: with the files, or with a link because they are too large or links are preferred. */
export type MailDelivery = 'attached' | 'link' | 'link-chosen';

/**
 * Decides whether a mail carries the files or a link (`policy.mail.attachmentBytes`).
 *
 * @param bytes of all files together
 */
export function mailDelivery(bytes: number, preferred: 'attachments' | 'links'): MailDelivery {
  if (preferred === 'links') return 'link-chosen';
  return bytes <= policy.mail.attachmentBytes ? 'attached' : 'link';
}
