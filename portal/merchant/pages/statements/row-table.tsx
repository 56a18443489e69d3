import { useTranslation } from 'react-i18next';
import { isAmountField, statementFields } from '../../../../domain/clearing/ledger-row.ts';
import type { components } from '../../../generated/openapi.ts';
import { Money } from '../../../shared/components/money.tsx';

type Row = components['schemas']['StatementRow'];

interface RowTableProps {
  readonly rows: readonly Row[];
  readonly caption: string;
  /** Whether the rows belong to several merchants; adds the merchant number. */
  readonly isGroup: boolean;
}

/** Transactions with the columns of the files. Wider than most windows, so the table scrolls. */
export function RowTable({ rows, caption, isGroup }: RowTableProps) {
  const { t } = useTranslation('statements');
  const shown = isGroup ? ['merchantNo' as const, ...statementFields] : statementFields;
  return (
    <div className="statement-rows" role="region" aria-label={caption} tabIndex={0}>
      <table className="records">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column} scope="col" className={isAmountField(column) ? 'is-figure' : undefined}>
                {t(`preview.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {shown.map((column) => (
                <td
                  key={column}
                  data-label={t(`preview.${column}`)}
                  className={isAmountField(column) ? 'is-figure' : undefined}
                >
                  {isAmountField(column) ? (
                    <Money fen={row[column]} />
                  ) : (
                    <span className="number">{row[column]}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
