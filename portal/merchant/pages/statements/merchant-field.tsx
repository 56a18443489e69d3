import { useTranslation } from 'react-i18next';
import { Combobox } from '../../../shared/components/combobox.tsx';
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
        <Combobox
          inputProps={inputProps}
          options={members.map((member) => ({ value: member.merchantNo, label: memberText(member) }))}
          value={value}
          onValue={onValue}
          matches={(searchText, { label }) => matchesMember(searchText, label)}
          texts={{
            list: t('filters.merchant'),
            placeholder: t('filters.allMerchants'),
            noMatch: t('filters.noMerchant'),
            clear: t('filters.clearMerchant'),
            matchCount: (count) => t('filters.merchantsFound', { count }),
          }}
        />
      )}
    </Field>
  );
}
