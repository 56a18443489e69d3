import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { SealedStep } from '../../contracts/sealed-inputs.ts';
import type { RecoveryView } from '../../contracts/account.ts';

/** The steps of a recovery. Each answers with the state it led to, or fails with an error code as its type. */
export const confirmRecovery = defineUpdate<RecoveryView, [SealedStep]>('confirmRecovery');
export const setNewPassword = defineUpdate<RecoveryView, [SealedStep]>('setNewPassword');

export const recoveryView = defineQuery<RecoveryView>('recoveryView');
