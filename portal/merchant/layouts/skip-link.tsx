import { useTranslation } from 'react-i18next';

/** Lets keyboard users skip the header. */
export function SkipLink() {
  const { t } = useTranslation('common');
  return (
    <a className="skip-link" href="#main">
      {t('skip')}
    </a>
  );
}
