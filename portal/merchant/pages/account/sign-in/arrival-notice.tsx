import { useTranslation } from 'react-i18next';
import { Notice } from '../../../../shared/components/notice.tsx';

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
    <Notice kind={reason === 'expired' ? 'info' : 'good'} announced>
      {text}
    </Notice>
  );
}
