import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { policy } from '../../../../domain/policy.ts';
import { Button } from '../../../shared/components/button.tsx';
import { Loading } from '../../../shared/components/loading.tsx';
import { QueryError } from '../../../shared/components/query-error.tsx';
import { Section } from '../../../shared/components/section.tsx';
import { usePreview } from './queries/use-statement.ts';
import { RowTable } from './row-table.tsx';
import { TerminalTable } from './terminal-table.tsx';

const { rows, rowsAtMost } = policy.preview;
/** Fewer rows on a phone, where each row is a card. */
const first = window.matchMedia('(max-width: 599px)').matches ? 5 : rows;

/** Totals by terminal and the first rows, without opening a file. */
export function RowPreview({ id, isGroup }: { id: string; isGroup: boolean }) {
  const { t } = useTranslation('statements');
  const [asked, setAsked] = useState<number>(first);
  const query = usePreview(id, asked);
  if (query.isError) return <QueryError query={query} />;
  if (!query.data) return <Loading>{t('preview.loading')}</Loading>;
  const { rows: read, byTerminal, totals } = query.data;
  const all = totals.count;
  const isAll = read.length === all;
  return (
    <>
      <TerminalTable terminals={byTerminal} totals={totals} isGroup={isGroup} />
      <Section className="statement-section" title={t('preview.title')}>
        <RowTable
          rows={read}
          isGroup={isGroup}
          caption={
            isAll ? t('preview.captionAll', { all }) : t('preview.caption', { shown: read.length, all })
          }
        />
        {!isAll && (
          <p className="statements-more">
            {asked < rowsAtMost && (
              <Button pending={query.isFetching} onClick={() => setAsked(rowsAtMost)}>
                {t('preview.more', { count: Math.min(rowsAtMost, all) })}
              </Button>
            )}{' '}
            {t('preview.rest')}
          </p>
        )}
      </Section>
    </>
  );
}
