import { useTranslation } from 'react-i18next';
import { type StatementFilters, writeFilters } from './statement-filters.ts';

/** As many as the api packs at once. */
const packedAtMost = 200;

/** All that was found as one ZIP. */
export function ArchiveLink({ filters, count }: { filters: StatementFilters; count: number }) {
  const { t } = useTranslation('statements');
  if (count > packedAtMost) return <p className="quiet">{t('archive.tooMany', { count: packedAtMost })}</p>;
  return (
    <a className="statements-archive" href={`/api/v1/statements/archive?${writeFilters(filters)}`} download>
      {t('archive.all', { count })}
    </a>
  );
}
