import Select from 'antd/es/select';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../shared/components/field.tsx';
import { matchesMember, type Member, memberText } from './member-search.ts';

interface MerchantFieldProps {
  readonly members: readonly Member[];
  /** A merchant number; undefined means the whole group. */
  readonly value: string | undefined;
  readonly onValue: (merchantNo: string | undefined) => void;
}

/** Picks one of a group's merchants by number or name; empty means the whole group. */
export function MerchantField({ members, value, onValue }: MerchantFieldProps) {
  const { t } = useTranslation('statements');
  return (
    <Field id="merchantNo" label={t('filters.merchant')} hint={t('filters.merchantHint')}>
      {(inputProps) => (
        <Select
          {...inputProps}
          className="statements-merchant"
          allowClear
          showSearch={{ filterOption: (typed, option) => matchesMember(typed, option?.label ?? '') }}
          value={value ?? null}
          placeholder={t('filters.allMerchants')}
          notFoundContent={t('filters.noMerchant')}
          options={members.map((member) => ({ value: member.merchantNo, label: memberText(member) }))}
          onChange={(merchantNo: string | null | undefined) => onValue(merchantNo ?? undefined)}
        />
      )}
    </Field>
  );
}
