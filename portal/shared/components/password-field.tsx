import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Field } from './field.tsx';

interface PasswordFieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
}

/** A password field with a show button. Nothing is trimmed or truncated, and pasting works. */
export function PasswordField({ id, label, hint, error, value, onValue, autoComplete }: PasswordFieldProps) {
  const { t } = useTranslation('common');
  const [shown, setShown] = useState(false);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(inputProps) => (
        <div className="field-with-button">
          <input
            {...inputProps}
            type={shown ? 'text' : 'password'}
            value={value}
            className="input"
            autoComplete={autoComplete}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            onChange={(event) => onValue(event.target.value)}
          />
          <Button aria-controls={id} aria-pressed={shown} onClick={() => setShown(!shown)}>
            {t(shown ? 'password.hide' : 'password.show')}
          </Button>
        </div>
      )}
    </Field>
  );
}
