import { useState } from 'react';
import { CharacterCountField } from '../../shared/components/character-count-field.tsx';
import { Field } from '../../shared/components/field.tsx';
import { PasswordField } from '../../shared/components/password-field.tsx';
import { TextField } from '../../shared/components/text-field.tsx';
import { Example } from '../example.tsx';

/** Fields of one line. */
export function FieldExamples() {
  const [text, setText] = useState('丰瑞堂');
  const [password, setPassword] = useState('Demo-Yaodian-2019');
  const fields = { value: text, onValue: setText };
  const passwords = {
    value: password,
    onValue: setPassword,
    autoComplete: 'current-password' as const,
  };
  return (
    <>
      <Example of="TextField">
        <TextField id="text-plain" label="用户名" {...fields} />
        <TextField id="text-hint" label="手机号" hint="11 位数字，一个手机号只能绑定一家商户" {...fields} />
        <TextField id="text-error" label="手机号" hint="11 位数字" error="请输入 11 位手机号" {...fields} />
        <TextField id="text-disabled" label="不可用" disabled {...fields} />
      </Example>
      <Example of="Field">
        <Field id="field" label="备注" hint="选填">
          {(inputProps) => <textarea {...inputProps} className="input" rows={3} />}
        </Field>
      </Example>
      <Example of="PasswordField">
        <PasswordField id="password-plain" label="密码" {...passwords} />
        <PasswordField id="password-error" label="密码" error="密码不正确" {...passwords} />
      </Example>
      <Example of="CharacterCountField">
        <CharacterCountField id="count-open" label="营业执照号" value="9137020" onValue={setText} />
        <CharacterCountField
          id="count-partial"
          label="商户编号"
          expected={15}
          value="951 002 001"
          onValue={setText}
        />
        <CharacterCountField
          id="count-over"
          label="手机号"
          expected={11}
          value="138001380001"
          error="手机号为 11 位数字"
          onValue={setText}
        />
      </Example>
    </>
  );
}
