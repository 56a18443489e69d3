import { useTranslation } from 'react-i18next';
import { passwordRules } from '../../../domain/account/password-rules.ts';
import { policy } from '../../../domain/policy.ts';

interface PasswordRulesProps {
  readonly password: string;
  readonly username: string | undefined;
}

/** The password rules and whether each is met, in words as well as in colour. */
export function PasswordRules({ password, username = '' }: PasswordRulesProps) {
  const { t } = useTranslation('new-password');
  const { length, upper, lower, digit, names } = passwordRules;
  const { minLength: from, maxLength: to } = policy.password;
  const rules = [
    { text: t('rules.length', { from, to }), met: length(password) },
    { text: t('rules.upper'), met: upper(password) },
    { text: t('rules.lower'), met: lower(password) },
    { text: t('rules.digit'), met: digit(password) },
    ...(username.length >= 4
      ? [{ text: t('rules.names'), met: password !== '' && names(password, [username]) }]
      : []),
  ];
  return (
    <>
      {t('rules.title')}
      <ul className="password-rules plain-list">
        {rules.map(({ text, met }) => (
          <li key={text} className={met ? 'is-met' : undefined}>
            <span aria-hidden="true">{met ? '✓' : '○'}</span> {text}
            <span className="visually-hidden">（{t(met ? 'rules.met' : 'rules.unmet')}）</span>
          </li>
        ))}
      </ul>
    </>
  );
}
