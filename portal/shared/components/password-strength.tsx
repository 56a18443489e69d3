import { useTranslation } from 'react-i18next';
import { policy } from '../../../domain/policy.ts';
import { usePasswordStrength } from './use-password-strength.ts';

interface PasswordStrengthProps {
  readonly password: string;
  readonly username: string | undefined;
}

/** The strength that the API estimates: a level, the reasons and suggestions. */
export function PasswordStrength({ password, username }: PasswordStrengthProps) {
  const { t } = useTranslation('new-password');
  const strength = usePasswordStrength(password, username);
  const score = (strength?.score ?? 0) as 0 | 1 | 2 | 3 | 4;
  return (
    <div className="password-strength" role="status">
      {strength && (
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
      )}
    </div>
  );
}
