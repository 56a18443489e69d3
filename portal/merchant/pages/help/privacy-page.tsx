import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { site } from '../../../shared/site.ts';
import { Paragraphs } from './paragraphs.tsx';

const parts = ['what', 'why', 'kept', 'told', 'browser', 'rights'] as const;

/** Which data about merchants and people is kept, why, and for how long. */
export function PrivacyPage() {
  const { t } = useTranslation('help');
  return (
    <article>
      <PageTitle>{t('privacy.title')}</PageTitle>
      <p className="lead">{t('privacy.lead')}</p>
      {parts.map((part) => (
        <section key={part}>
          <h2>{t(`privacy.${part}.title`)}</h2>
          <Paragraphs>{t(`privacy.${part}.text`, { hotline: site.hotline })}</Paragraphs>
        </section>
      ))}
    </article>
  );
}
