import { useTranslation } from 'react-i18next';
import { Section } from '../../../shared/components/section.tsx';
import { changedClauses } from './changed-clauses.ts';

/** Lists the changed clauses, so people need not compare both texts. */
export function TermsChanges({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('account');
  const changes = changedClauses(before, after);
  if (changes.length === 0) return null;
  return (
    <Section className="panel account-changes" title={t('newTerms.changes', { count: changes.length })}>
      <ul>
        {changes.map((clause) => (
          <li key={`${clause.before}\n${clause.after}`}>
            {clause.after !== undefined && (
              <p>
                <strong>{t(clause.before === undefined ? 'newTerms.added' : 'newTerms.now')}</strong>{' '}
                {clause.after}
              </p>
            )}
            {clause.before !== undefined && (
              <p className="quiet">
                <strong>{t(clause.after === undefined ? 'newTerms.removed' : 'newTerms.before')}</strong>{' '}
                {clause.before}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
