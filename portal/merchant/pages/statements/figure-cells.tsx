import { useTranslation } from 'react-i18next';
import { Money } from '../../../shared/components/money.tsx';
import type { FiguresProps } from './figures.tsx';

/** Table cells for count, amount, fee and payout, in the order of FigureHeads. */
export function FigureCells({ count, amountFen, feeFen, payoutFen }: FiguresProps['totals']) {
  const { t, i18n } = useTranslation('statements');
  return (
    <>
      <td data-label={t('figures.count')} className="is-figure">
        <span className="number">{count.toLocaleString(i18n.language)}</span>
      </td>
      <td data-label={t('figures.amount')} className="is-figure">
        <Money fen={amountFen} />
      </td>
      <td data-label={t('figures.fee')} className="is-figure">
        <Money fen={feeFen} />
      </td>
      <td data-label={t('figures.payout')} className="is-figure is-payout">
        <Money fen={payoutFen} />
      </td>
    </>
  );
}
