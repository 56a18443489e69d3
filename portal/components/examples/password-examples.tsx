import { useState } from 'react';
import { NewPassword } from '../../shared/components/new-password.tsx';
import { PasswordRules } from '../../shared/components/password-rules.tsx';
import { PasswordStrength } from '../../shared/components/password-strength.tsx';
import { StrengthMeter } from '../../shared/components/strength-meter.tsx';
import { Example } from '../example.tsx';

const advice = { reasons: [{ code: 'DICTIONARY', text: '含有常见单词' }], suggestions: [] };

/** Choosing a password. */
export function PasswordExamples() {
  const [input, setInput] = useState({ password: 'Yaodian-2019', repeated: '' });
  return (
    <>
      <Example of="NewPassword">
        <NewPassword
          id="newPassword"
          input={input}
          onInput={setInput}
          errorOf={(field) => (field === 'newPasswordRepeated' ? '请再输入一次密码' : undefined)}
          username="fengruitang"
          replacesOne
        />
      </Example>
      <Example of="PasswordRules">
        <PasswordRules password="yaodian" username="fengruitang" />
      </Example>
      <Example of="StrengthMeter">
        {([0, 1, 2, 3, 4] as const).map((score) => (
          <div key={score} className="password-strength">
            <StrengthMeter strength={{ score, ...advice }} />
          </div>
        ))}
        <PasswordStrength password="" username={undefined} />
      </Example>
    </>
  );
}
