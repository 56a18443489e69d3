import { useTranslation } from 'react-i18next';

const figures = ['count', 'amount', 'fee', 'payout'] as const;

/** Column headers for FigureCells. */
export function FigureHeads() {
  const { t } = useTranslation('statements');
  return figures.map((figure) => (
    <th key={figure} scope="col" className="is-figure">
      {t(`figures.${figure}`)}
    </th>
  ));
}
