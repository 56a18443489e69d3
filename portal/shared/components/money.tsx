import { useTranslation } from 'react-i18next';
import { type Fen, formatFen } from '../../../domain/money.ts';

/** An amount in yuan, to the fen. Screen readers get “minus” as a word. */
export function Money({ fen }: { fen: Fen }) {
  const { t } = useTranslation('common');
  if (fen >= 0) return <span className="number">{formatFen(fen)}</span>;
  return (
    <span className="number is-negative">
      <span className="visually-hidden">{t('negative')}</span>
      <span aria-hidden="true">−</span>
      {formatFen(-fen)}
    </span>
  );
}
