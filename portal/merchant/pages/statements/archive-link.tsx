import { useTranslation } from 'react-i18next';
import { type StatementFilters, writeFilters } from './statement-filters.ts';

/** As many as the api packs at once. */
const packedAtMost = 200;

const formats = ['xlsx', 'pdf', 'csv'] as const;

interface ArchiveLinkProps {
  readonly filters: StatementFilters;
  /** How many were found, where that is known. */
  readonly count?: number;
}

/** All that was found as one ZIP. */
export function ArchiveLink({ filters, count = 0 }: ArchiveLinkProps) {
  const { t } = useTranslation('statements');
  if (count > packedAtMost) return <p className="quiet">{t('archive.tooMany', { count: packedAtMost })}</p>;
  const search = writeFilters(filters);
  for (const format of formats) search.append('format', format);
  return (
    <a className="statements-archive" href={`/api/v1/statements/archive?${search}`} download>
      {count > 0 ? t('archive.counted', { count }) : t('archive.all')}
    </a>
  );
}
