import { portalPages } from '../../../../contracts/portal-pages.ts';

/** What people ask, the guide's own questions first among each group, and the page where it is done. */
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
