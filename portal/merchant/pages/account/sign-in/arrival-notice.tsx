import { useTranslation } from 'react-i18next';

interface ArrivalNoticeProps {
  readonly reason: string | null;
  readonly cameFrom: string | null;
}

/** Explains why the person was sent to the sign-in page. */
export function ArrivalNotice({ reason, cameFrom }: ArrivalNoticeProps) {
  const { t } = useTranslation('sign-in');
  const text =
    reason === 'signed-out'
      ? t('signedOut')
      : reason === 'recovered'
        ? t('recovered')
        : reason === 'expired' && cameFrom
          ? t('expired')
          : undefined;
  if (!text) return null;
  return (
    <div className={reason === 'expired' ? 'notice' : 'notice is-good'} role="status">
      <p>{text}</p>
    </div>
  );
}
