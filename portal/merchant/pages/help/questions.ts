import { portalPages } from '../../../../contracts/portal-pages.ts';

/** The questions, those of the guide first within each topic, and the pages they lead to. */
export const questions = [
  { key: 'activationFails', to: portalPages.activate },
  { key: 'lookAlike', to: portalPages.security },
  { key: 'blank' },
  { key: 'plugin' },
  { key: 'merchantNo' },
  { key: 'groupPassword' },
  { key: 'oneContact' },
  { key: 'noCode' },
  { key: 'forgotten', to: portalPages.recover },
  { key: 'waiting' },
  { key: 'lostPhone' },
  { key: 'whereStatement', to: portalPages.statements },
  { key: 'otherDates' },
  { key: 'payout' },
  { key: 'feeSum' },
  { key: 'corrected' },
] as const;
