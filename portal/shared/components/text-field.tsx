import Input, { type InputProps } from 'antd/es/input';
import type { ReactNode } from 'react';
import { Field } from './field.tsx';

interface TextFieldProps extends Omit<InputProps, 'id' | 'onChange' | 'value' | 'prefix'> {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** One line of text. */
export function TextField({ id, label, hint, error, onValue, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(described) => (
        <Input
          {...input}
          {...described}
          status={error ? 'error' : ''}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
