import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

const wideEnough = '(min-width: 600px)';

/** Shows where a POS slip carries the 15-digit merchant number: a drawing and its description. */
export function PosSlip() {
  const { t } = useTranslation('activation');
  const [titleId, descriptionId] = [useId(), useId()];
  const [isWide] = useState(() => window.matchMedia(wideEnough).matches);
  return (
    <details className="activation-slip" open={isWide}>
      <summary>{t('slip.where')}</summary>
      <svg viewBox="0 0 420 236" role="img" aria-labelledby={`${titleId} ${descriptionId}`}>
        <title id={titleId}>{t('slip.title')}</title>
        <desc id={descriptionId}>{t('slip.description')}</desc>
        <Paper />
        <Lines />
        <rect className="slip-ring" x="24" y="69" width="252" height="34" rx="6" />
        <path className="slip-arrow" d="M 300 86 H 284 M 290 80 L 283 86 L 290 92" />
        <text className="slip-note" x="306" y="82">
          {t('slip.note')}
        </text>
        <text className="slip-note" x="306" y="104">
          {t('slip.digits')}
        </text>
      </svg>
    </details>
  );
}

function Paper() {
  const edge = Array.from({ length: 14 }, () => `l -9.5 8 l -9.5 -8`).join(' ');
  return <path className="slip-paper" d={`M 16 8 H 282 V 220 ${edge} Z`} />;
}

/** The printed lines; invented, except for the position of the number. */
function Lines() {
  const { t } = useTranslation('activation');
  return (
    <g className="slip-print">
      <text x="149" y="34" textAnchor="middle" className="slip-head">
        {t('slip.head')}
      </text>
      <text x="32" y="60">
        {t('slip.merchantName')}
      </text>
      <text x="32" y="91" className="slip-number">
        {t('slip.merchantNo')} 123456789012345
      </text>
      <text x="32" y="124">
        {t('slip.terminalNo')} 12345678
      </text>
      <text x="32" y="148">
        {t('slip.card')} 6225 **** **** 1234
      </text>
      <text x="32" y="172">
        {t('slip.kind')}
      </text>
      <text x="32" y="196">
        {t('slip.amount')} RMB 42.00
      </text>
    </g>
  );
}
