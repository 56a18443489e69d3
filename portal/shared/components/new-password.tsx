import { useTranslation } from 'react-i18next';
import { PasswordField } from './password-field.tsx';
import { PasswordRules } from './password-rules.tsx';
import { PasswordStrength } from './password-strength.tsx';
import './new-password.css';

/** The values of the two fields. */
export interface PasswordInput {
  readonly password: string;
  readonly repeated: string;
}

export const emptyPassword: PasswordInput = { password: '', repeated: '' };

interface NewPasswordProps {
  /** The field's name in the request; the second field is `${id}Repeated`. */
  readonly id: string;
  readonly input: PasswordInput;
  readonly onInput: (input: PasswordInput) => void;
  readonly errorOf: (field: string) => string | undefined;
  /** The username, if known; a password must not contain it. */
  readonly username?: string;
  /** Labels the field “new password”, where there is an old one. */
  readonly replacesOne?: boolean;
}

/** Two fields for a new password, with its rules, ticked off as they are met, and its strength. */
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
