import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../components/notice.tsx';

const nearMs = 5 * 60_000;

/** Says when a flow expires, and warns shortly before. */
export function ExpiryNotice({ expiresAt }: { expiresAt: string }) {
  const { t, i18n } = useTranslation('common');
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(ticking);
  }, []);
  const isNear = Date.parse(expiresAt) - now < nearMs;
  const time = clockTime(expiresAt, i18n.language);
  return (
    <div className="expiry" role="status">
      {isNear ? (
        <Notice kind="warning">{t('expiry.near', { time })}</Notice>
      ) : (
        <p className="quiet">{t('expiry.until', { time })}</p>
      )}
    </div>
  );
}

/** `15:30`, Beijing time. */
function clockTime(instant: string, language: string): string {
  const options = {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return new Intl.DateTimeFormat(language, options).format(new Date(instant));
}
