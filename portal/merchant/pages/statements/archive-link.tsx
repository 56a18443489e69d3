import { useTranslation } from 'react-i18next';
import { policy } from '../../../../domain/policy.ts';
import { fileFormats } from '../../../../domain/statements/file-format.ts';
import { type StatementFilters, writeFilters } from './statement-filters.ts';

const { archivedAtMost } = policy.statement;

interface ArchiveLinkProps {
  readonly filters: StatementFilters;
  /** Number of statements found, if known. */
  readonly count?: number;
}

/** Downloads all statements found as one ZIP. */
export function ArchiveLink({ filters, count = 0 }: ArchiveLinkProps) {
  const { t } = useTranslation('statements');
  if (count > archivedAtMost)
    return <p className="quiet">{t('archive.tooMany', { count: archivedAtMost })}</p>;
  const search = writeFilters(filters);
  for (const format of fileFormats) search.append('format', format);
  return (
    <a className="statements-archive" href={`/api/v1/statements/archive?${search}`} download>
      {count > 0 ? t('archive.counted', { count }) : t('archive.all')}
    </a>
  );
}
