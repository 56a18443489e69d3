/** STOPPED: nothing was created and nothing will be. DISABLED: the account was there and can't be used any more. */
export type ObjectionOutcome = 'STOPPED' | 'DISABLED';

export interface SettledObjection {
  readonly activationId: string;
  readonly outcome: ObjectionOutcome;
}
