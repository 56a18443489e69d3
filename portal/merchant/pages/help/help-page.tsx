import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { PhoneLink } from '../../../shared/components/phone-link.tsx';
import { Section } from '../../../shared/components/section.tsx';
import { TextField } from '../../../shared/components/text-field.tsx';
import { site } from '../../../shared/site.ts';
import { Question } from './question.tsx';
import { questions } from './questions.ts';
import { RegionalNumbers } from './regional-numbers.tsx';
import './help.css';

/** Searchable questions and answers, and phone numbers. */
export function HelpPage() {
  const { t } = useTranslation('help');
  const { hash } = useLocation();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(plain(typed));
  const values = { hotline: site.hotline, origin: site.origin };
  const found = questions
    .map((each) => ({
      ...each,
      question: t(`questions.${each.key}.question`, values),
      answer: t(`questions.${each.key}.answer`, values),
    }))
    .filter(({ question, answer }) =>
      wanted.every((word) => (question + answer).toLowerCase().includes(word)),
    );

  return (
    <div className="help">
      <PageTitle>{t('title')}</PageTitle>
      <p className="lead">
        {t('hotline')} <PhoneLink number={site.hotline} />
      </p>
      <Section title={t('questions.title')}>
        <TextField
          id="search"
          label={t('search.label')}
          hint={t('search.hint')}
          value={typed}
          onValue={setTyped}
          type="search"
          autoComplete="off"
        />
        <p role="status" className="quiet">
          {wanted.length > 0 &&
            t(found.length > 0 ? 'search.found' : 'search.none', { ...values, count: found.length })}
        </p>
        {found.map(({ key, question, answer, ...rest }) => (
          <Question
            key={key}
            id={key}
            question={question}
            answer={answer}
            to={'to' in rest ? rest.to : undefined}
            linkText={'to' in rest ? t(`links.${rest.to}`) : ''}
            isOpen={hash === `#${key}`}
          />
        ))}
      </Section>
      <RegionalNumbers />
    </div>
  );
}

/** The search words. NFKC makes full-width letters and digits match. */
function plain(typed: string): string[] {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}
