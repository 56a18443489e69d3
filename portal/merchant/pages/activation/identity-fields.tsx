import { useTranslation } from 'react-i18next';
import { CharacterCountField } from '../../../shared/components/character-count-field.tsx';
import { PasswordField } from '../../../shared/components/password-field.tsx';
import type { IdentityInput } from './identity-input.ts';
import { PosSlip } from './pos-slip.tsx';

/** Character counts of the fields with a fixed length. */
const expected: Partial<Record<keyof IdentityInput, number>> = { merchantNo: 15, registeredPhone: 11 };

const digitsOnly: readonly (keyof IdentityInput)[] = ['merchantNo', 'registeredPhone'];

interface IdentityFieldsProps {
  readonly fields: readonly (keyof IdentityInput)[];
  readonly input: IdentityInput;
  readonly onInput: (input: IdentityInput) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** The input fields of one identification method. */
export function IdentityFields({ fields, input, onInput, errorOf }: IdentityFieldsProps) {
  const { t } = useTranslation('activation');
  return fields.map((field) => {
    const shared = {
      id: field,
      label: t(`identity.${field}.label`),
      hint: field === 'merchantNo' ? <MerchantNoHint /> : t(`identity.${field}.hint`),
      error: errorOf(field),
      value: input[field],
      onValue: (value: string) => onInput({ ...input, [field]: value }),
    };
    if (field === 'password')
      return <PasswordField key={field} {...shared} autoComplete="current-password" />;
    const length = expected[field];
    return (
      <CharacterCountField
        key={field}
        {...shared}
        {...(length !== undefined && { expected: length })}
        inputMode={digitsOnly.includes(field) ? 'numeric' : 'text'}
        autoComplete={field === 'registeredPhone' ? 'tel-national' : 'off'}
      />
    );
  });
}

function MerchantNoHint() {
  const { t } = useTranslation('activation');
  return (
    <>
      {t('identity.merchantNo.hint')}
      <PosSlip />
    </>
  );
}
