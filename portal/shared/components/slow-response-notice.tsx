import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './slow-response-notice.css';

const silentMs = 2_000;

/** Below a button whose response is slow: says that work continues, and for how many seconds. */
export function SlowResponseNotice({ pending }: { pending: boolean }) {
  return pending ? <ElapsedSeconds /> : null;
}

function ElapsedSeconds() {
  const { t } = useTranslation('common');
  const [since] = useState(Date.now);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => setSeconds(Math.round((Date.now() - since) / 1_000)), 1_000);
    return () => clearInterval(ticking);
  }, [since]);
  const isLong = seconds * 1_000 >= silentMs;
  return (
    <div className="slow-response">
      <p role="status">{isLong && t('slowResponse.what')}</p>
      {isLong && <p className="quiet number">{t('slowResponse.seconds', { seconds })}</p>}
    </div>
  );
}
