import { useTranslation } from 'react-i18next';
import type { Totals } from '../../../../domain/clearing/totals.ts';
import { Money } from '../../../shared/components/money.tsx';
import './figures.css';

export interface FiguresProps {
  readonly totals: Pick<Totals, 'count' | 'amountFen' | 'feeFen'> & { readonly payoutFen: number };
  /** Accessible name of the list. */
  readonly label: string;
}

/** Totals: the payout in large type, beside it amount, fee and count. */
export function Figures({ totals, label }: FiguresProps) {
  const { t, i18n } = useTranslation('statements');
  return (
    <dl className="figures" aria-label={label}>
      <div className="figures-payout">
        <dt>{t('figures.payout')}</dt>
        <dd>
          <Money fen={totals.payoutFen} />
        </dd>
      </div>
      <div>
        <dt>{t('figures.amount')}</dt>
        <dd>
          <Money fen={totals.amountFen} />
        </dd>
      </div>
      <div>
        <dt>{t('figures.fee')}</dt>
        <dd>
          <Money fen={totals.feeFen} />
        </dd>
      </div>
      <div>
        <dt>{t('figures.count')}</dt>
        <dd>
          <span className="number">{totals.count.toLocaleString(i18n.language)}</span>
        </dd>
      </div>
    </dl>
  );
}
