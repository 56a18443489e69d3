import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { ContactChangeCode, ContactChangeOwner, ContactChangeView } from '../../contracts/account.ts';

/** The steps of a change. Each answers with the state it led to, or fails with an error code as its type. */
export const sendContactCode = defineUpdate<ContactChangeView, [ContactChangeOwner]>('sendContactCode');
export const confirmContact = defineUpdate<ContactChangeView, [ContactChangeCode]>('confirmContact');

/** Undefined for who did not begin it. */
export const contactChangeView = defineQuery<ContactChangeView | undefined, [ContactChangeOwner]>(
  'contactChangeView',
);
