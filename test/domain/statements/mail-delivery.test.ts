import { expect, test } from '@jest/globals';
import { policy } from '../../../domain/policy.ts';
import { mailDelivery } from '../../../domain/statements/mail-delivery.ts';

const limit = policy.mail.attachmentBytes;

test.each([
  [limit, 'attachments', 'attached'],
  [limit + 1, 'attachments', 'link'],
  [1, 'links', 'link-chosen'],
  [limit + 1, 'links', 'link-chosen'],
] as const)(
  'files of %i bytes with the preference "%s" are delivered as %s',
  (bytes, preferred, expected) => {
    expect(mailDelivery(bytes, preferred)).toBe(expected);
  },
);
