import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../../shared/components/error-summary.tsx';
import { SubmissionErrors } from '../../../shared/components/submission-errors.tsx';
import { SubmitButton } from '../../../shared/components/submit-button.tsx';
import { useSubmission } from '../../../shared/use-submission.ts';
import type { Member } from './member-search.ts';
import { MerchantField } from './merchant-field.tsx';
import { PeriodField } from './period-field.tsx';
import type { StatementFilters } from './statement-filters.ts';
import { TypesField } from './types-field.tsx';

interface FilterFormProps {
  readonly filters: StatementFilters;
  readonly types: readonly { readonly code: string; readonly name: string }[];
  /** A group's members; empty for a merchant. */
  readonly members: readonly Member[];
  readonly onSearch: (filters: StatementFilters) => void;
}

/** Filters by clearing dates, application types and, for a group, merchant. */
export function FilterForm({ filters, types, members, onSearch }: FilterFormProps) {
  const { t } = useTranslation('statements');
  const submission = useSubmission();
  const { errorOf, submit } = submission;
  const [period, setPeriod] = useState({ from: filters.from, to: filters.to });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => chosenAtFirst(filters, types));
  const [merchantNo, setMerchantNo] = useState(filters.merchantNo);

  function validate(): FieldError[] {
    const { from, to } = period;
    return [
      ...(from > to ? [{ field: 'from', message: t('filters.backwards') }] : []),
      ...(chosen.size === 0 ? [{ field: 'applicationType', message: t('filters.noType') }] : []),
    ];
  }

  async function search(): Promise<void> {
    const applicationTypes = chosen.size === types.length ? [] : [...chosen];
    onSearch({ ...period, applicationTypes, merchantNo });
    return Promise.resolve();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void submit(validate, search);
  }

  return (
    <form className="panel statements-filters" noValidate onSubmit={onSubmit} aria-label={t('filters.title')}>
      <SubmissionErrors submission={submission} />
      <PeriodField period={period} onPeriod={setPeriod} error={errorOf('from')} />
      <TypesField types={types} chosen={chosen} onChosen={setChosen} error={errorOf('applicationType')} />
      {members.length > 0 && <MerchantField members={members} value={merchantNo} onValue={setMerchantNo} />}
      <SubmitButton>{t('filters.search')}</SubmitButton>
    </form>
  );
}

function chosenAtFirst(
  { applicationTypes }: StatementFilters,
  types: FilterFormProps['types'],
): ReadonlySet<string> {
  return new Set(applicationTypes.length > 0 ? applicationTypes : types.map(({ code }) => code));
}
