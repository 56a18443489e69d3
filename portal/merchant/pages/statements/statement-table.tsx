import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { generatePath, Link } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { Button } from '../../../shared/components/button.tsx';
import { FigureCells } from './figure-cells.tsx';
import { FigureHeads } from './figure-heads.tsx';
import { FileLinks } from './file-links.tsx';
import type { Statement } from './queries/use-statements.ts';
import { StateTag } from './state-tag.tsx';

interface StatementTableProps {
  readonly caption: string;
  readonly statements: readonly Statement[];
  /** What each row must show to tell the statements apart. */
  readonly distinguishedBy?: 'subject' | 'period' | undefined;
}

const rowsAtOnce = 20;

/** One statement per row, twenty at a time; cards on a phone. */
export function StatementTable({ caption, statements, distinguishedBy }: StatementTableProps) {
  const { t } = useTranslation('statements');
  const [shown, setShown] = useState(rowsAtOnce);
  if (statements.length === 0) return null;
  const left = statements.length - shown;
  return (
    <section className="statements-section">
      <table className="records">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('list.type')}</th>
            <th scope="col">{t('list.state')}</th>
            <FigureHeads />
            <th scope="col">{t('list.files')}</th>
          </tr>
        </thead>
        <tbody>
          {statements.slice(0, shown).map((statement) => (
            <StatementLine key={statement.id} statement={statement} distinguishedBy={distinguishedBy} />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <p className="statements-more">
          {t('list.shown', { shown, all: statements.length })}{' '}
          <Button onClick={() => setShown(shown + rowsAtOnce)}>
            {t('list.more', { count: Math.min(left, rowsAtOnce) })}
          </Button>
        </p>
      )}
    </section>
  );
}

function StatementLine({
  statement,
  distinguishedBy,
}: { statement: Statement } & Pick<StatementTableProps, 'distinguishedBy'>) {
  const { t } = useTranslation('statements');
  const { id, applicationType, period, subjectNo, subjectName, version, provisional, rows, ...sums } =
    statement;
  return (
    <tr>
      <th scope="row">
        <Link to={generatePath(portalPages.statement, { id })}>{applicationType.name}</Link>
        {distinguishedBy === 'subject' && (
          <span className="statements-about">
            {subjectName} <span className="number">{subjectNo}</span>
          </span>
        )}
        {distinguishedBy === 'period' && (
          <span className="statements-about">
            {subjectName} {t('period', period)}
          </span>
        )}
      </th>
      <td data-label={t('list.state')}>
        <StateTag state="READY" version={version} provisional={provisional} />
      </td>
      <FigureCells count={rows} {...sums} />
      <td data-label={t('list.files')}>
        <FileLinks statement={statement} />
      </td>
    </tr>
  );
}
