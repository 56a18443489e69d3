import { useTranslation } from 'react-i18next';
import { policy } from '../../../domain/policy.ts';
import type { Strength } from './use-password-strength.ts';

/** A password's strength: a level, the reasons and suggestions. */
export function StrengthMeter({
  strength,
}: {
  strength: Pick<Strength, 'score' | 'reasons' | 'suggestions'>;
}) {
  const { t } = useTranslation('new-password');
  const score = strength.score as 0 | 1 | 2 | 3 | 4;
  return (
    <>
      <p>
        {t('strength.title')}
        <meter min={0} max={4} low={2} high={3} optimum={4} value={score} aria-hidden="true" />
        <strong>{t(`strength.score.is${score}`)}</strong>
        <span>{t(score >= policy.password.minScore ? 'strength.enough' : 'strength.notEnough')}</span>
      </p>
      <ul>
        {[...strength.reasons, ...strength.suggestions].map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
    </>
  );
}
