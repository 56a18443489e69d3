import { defineSignal } from '@temporalio/workflow';

/** There may be something to send. */
export const wakeOutbox = defineSignal('wakeOutbox');
