import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/components/button.tsx';
import { chooseLanguage } from '../../shared/i18n.ts';

/** Labelled in the language it switches to, which its readers understand. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('common');
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  return (
    <Button
      variant="text"
      className="language-switch"
      lang={other}
      onClick={() => void chooseLanguage(other)}
    >
      {t('language.other')}
    </Button>
  );
}
