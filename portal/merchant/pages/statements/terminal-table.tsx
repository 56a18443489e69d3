import { useTranslation } from 'react-i18next';
import { addTotals, noTotals, payoutOf, type Totals } from '../../../../domain/clearing/totals.ts';
import type { components } from '../../../generated/openapi.ts';
import { Section } from '../../../shared/components/section.tsx';
import { groupBy } from '../../../shared/group-by.ts';
import { FigureCells } from './figure-cells.tsx';
import { FigureHeads } from './figure-heads.tsx';

type Terminal = components['schemas']['StatementPreview']['byTerminal'][number];

interface TerminalTableProps {
  readonly terminals: readonly Terminal[];
  readonly totals: Totals;
  readonly isGroup: boolean;
}

/** 汇总信息: totals by terminal with a subtotal; for a group by merchant and terminal, with a grand total. */
export function TerminalTable({ terminals, totals, isGroup }: TerminalTableProps) {
  const { t } = useTranslation('statements');
  const merchants = [...groupBy(terminals, ({ merchantNo }) => merchantNo).values()];
  return (
    <Section className="statement-section" title={t('terminals.title')}>
      <table className="records">
        <thead>
          <tr>
            <th scope="col">{t('terminals.terminal')}</th>
            <FigureHeads />
          </tr>
        </thead>
        {merchants.map((own) => (
          <tbody key={own[0]!.merchantNo}>
            {isGroup && (
              <tr className="statement-merchant">
                <th scope="rowgroup" colSpan={5}>
                  {own[0]!.merchantName} <span className="number quiet">{own[0]!.merchantNo}</span>
                </th>
              </tr>
            )}
            {own.map((terminal) => (
              <SumLine key={terminal.terminalNo} label={terminal.terminalNo} sums={terminal} />
            ))}
            <SumLine label={t('terminals.subtotal')} sums={own.reduce<Totals>(addTotals, noTotals)} isSum />
          </tbody>
        ))}
        {isGroup && (
          <tbody>
            <SumLine label={t('terminals.total')} sums={totals} isSum />
          </tbody>
        )}
      </table>
    </Section>
  );
}

function SumLine({ label, sums, isSum = false }: { label: string; sums: Totals; isSum?: boolean }) {
  return (
    <tr className={isSum ? 'statement-sum' : undefined}>
      <th scope="row">
        <span className="number">{label}</span>
      </th>
      <FigureCells {...sums} payoutFen={payoutOf(sums)} />
    </tr>
  );
}
