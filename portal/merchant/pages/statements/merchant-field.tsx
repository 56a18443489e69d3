import Input from 'antd/es/input';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../shared/components/field.tsx';
import { type Member, memberText } from './merchant-meant.ts';

interface MerchantFieldProps {
  readonly members: readonly Member[];
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly error?: string | undefined;
}

/** One of a group's merchants, found by number or name as one types; empty stands for the whole group. */
export function MerchantField({ members, value, onValue, error }: MerchantFieldProps) {
  const { t } = useTranslation('statements');
  return (
    <Field id="merchantNo" label={t('filters.merchant')} hint={t('filters.merchantHint')} error={error}>
      {(described) => (
        <>
          <Input
            {...described}
            list="members"
            value={value}
            status={error ? 'error' : ''}
            placeholder={t('filters.allMerchants')}
            autoComplete="off"
            onChange={(event) => onValue(event.target.value)}
          />
          <datalist id="members">
            {members.map((member) => (
              <option key={member.merchantNo} value={memberText(member)} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
