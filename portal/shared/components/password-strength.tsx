import { StrengthMeter } from './strength-meter.tsx';
import { usePasswordStrength } from './use-password-strength.ts';

interface PasswordStrengthProps {
  readonly password: string;
  readonly username: string | undefined;
}

/** The strength that the API estimates, announced when it changes. */
export function PasswordStrength({ password, username }: PasswordStrengthProps) {
  const strength = usePasswordStrength(password, username);
  return (
    <div className="password-strength" role="status">
      {strength && <StrengthMeter strength={strength} />}
    </div>
  );
}
