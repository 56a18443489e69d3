import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary, type FieldError } from '../../../shared/components/error-summary.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import { MerchantField } from './merchant-field.tsx';
import { type Member, memberText, merchantMeant } from './merchant-meant.ts';
import { PeriodField } from './period-field.tsx';
import type { StatementFilters } from './statement-filters.ts';
import { TypesField } from './types-field.tsx';
import { Button } from '../../../shared/components/button.tsx';

interface FilterFormProps {
  readonly filters: StatementFilters;
  readonly types: readonly { readonly code: string; readonly name: string }[];
  /** A group's; none for a merchant. */
  readonly members: readonly Member[];
  readonly onSearch: (filters: StatementFilters) => void;
}

/** What to look for: clearing dates, application types and, for a group, which of its merchants. */
export function FilterForm({ filters, types, members, onSearch }: FilterFormProps) {
  const { t } = useTranslation('statements');
  const { errors, errorOf, tryNo, submit } = useSubmission();
  const [period, setPeriod] = useState({ from: filters.from, to: filters.to });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => chosenAtFirst(filters, types));
  const [typed, setTyped] = useState(() => memberAtFirst(filters, members));
  const meant = merchantMeant(typed, members);

  function judge(): FieldError[] {
    const { from, to } = period;
    return [
      ...(from > to ? [{ field: 'from', message: t('filters.backwards') }] : []),
      ...(chosen.size === 0 ? [{ field: 'applicationType', message: t('filters.noType') }] : []),
      ...(typed.trim() && !meant ? [{ field: 'merchantNo', message: t('filters.noMerchant') }] : []),
    ];
  }

  async function search(): Promise<void> {
    const applicationTypes = chosen.size === types.length ? [] : [...chosen];
    onSearch({ ...period, applicationTypes, merchantNo: typed.trim() ? meant?.merchantNo : undefined });
    return Promise.resolve();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit(judge, search);
  }

  return (
    <form className="panel statements-filters" noValidate onSubmit={onSubmit} aria-label={t('filters.title')}>
      {errors.length > 0 && <ErrorSummary errors={errors} tryNo={tryNo} />}
      <PeriodField period={period} onPeriod={setPeriod} error={errorOf('from')} />
      <TypesField types={types} chosen={chosen} onChosen={setChosen} error={errorOf('applicationType')} />
      {members.length > 0 && (
        <MerchantField members={members} value={typed} onValue={setTyped} error={errorOf('merchantNo')} />
      )}
      <Button type="primary" htmlType="submit" size="large">
        {t('filters.search')}
      </Button>
    </form>
  );
}

function chosenAtFirst(
  { applicationTypes }: StatementFilters,
  types: FilterFormProps['types'],
): ReadonlySet<string> {
  return new Set(applicationTypes.length > 0 ? applicationTypes : types.map(({ code }) => code));
}

function memberAtFirst({ merchantNo }: StatementFilters, members: readonly Member[]): string {
  const member = members.find((one) => one.merchantNo === merchantNo);
  return member ? memberText(member) : (merchantNo ?? '');
}
