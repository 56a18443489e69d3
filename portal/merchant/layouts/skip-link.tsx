import { useTranslation } from 'react-i18next';

/** For who goes by keyboard: past the header, to the page. */
export function SkipLink() {
  const { t } = useTranslation('common');
  return (
    <a className="skip-link" href="#main">
      {t('skip')}
    </a>
  );
}
