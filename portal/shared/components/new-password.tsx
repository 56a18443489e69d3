import { useTranslation } from 'react-i18next';
import { PasswordField } from './password-field.tsx';
import { PasswordRules } from './password-rules.tsx';
import { PasswordStrength } from './password-strength.tsx';
import './new-password.css';

/** What was typed into the two fields. */
export interface PasswordInput {
  readonly password: string;
  readonly repeated: string;
}

export const emptyPassword: PasswordInput = { password: '', repeated: '' };

interface NewPasswordProps {
  /** The field's name in the request; the second field's is `${id}Repeated`. */
  readonly id: string;
  readonly input: PasswordInput;
  readonly onInput: (input: PasswordInput) => void;
  readonly errorOf: (field: string) => string | undefined;
  /** Whose it will be, where that is known: a password must not contain it. */
  readonly username?: string;
  /** Where there is an old one too, it is called the new one. */
  readonly replacesOne?: boolean;
}

/** A password to be chosen: its rules, ticked off as they are met, how strong it is and why, and the second field. */
export function NewPassword({ id, input, onInput, errorOf, username, replacesOne }: NewPasswordProps) {
  const { t } = useTranslation('new-password');
  const { password, repeated } = input;
  return (
    <>
      <PasswordField
        id={id}
        label={t(replacesOne ? 'newLabel' : 'label')}
        hint={<PasswordRules password={password} username={username} />}
        error={errorOf(id)}
        value={password}
        onValue={(value) => onInput({ ...input, password: value })}
        autoComplete="new-password"
      />
      <PasswordStrength password={password} username={username} />
      <PasswordField
        id={`${id}Repeated`}
        label={t('repeat')}
        error={errorOf(`${id}Repeated`)}
        value={repeated}
        onValue={(value) => onInput({ ...input, repeated: value })}
        autoComplete="new-password"
      />
    </>
  );
}
