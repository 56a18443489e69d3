import { useTranslation } from 'react-i18next';
import { periodOfMonth, type StatementPeriod } from '../../../../domain/clearing/period.ts';
import { addMonths } from '../../../../domain/months.ts';
import { monthOf } from '../../../../domain/shanghai-time.ts';
import { Button } from '../../../shared/components/button.tsx';
import { Select } from '../../../shared/components/select.tsx';
import { useThisMonth } from '../../../shared/use-this-month.ts';

interface PeriodFieldProps {
  readonly period: StatementPeriod;
  readonly onPeriod: (period: StatementPeriod) => void;
  readonly error?: string | undefined;
}

const yearsBack = 10;

/** Selects a month and, optionally, a range of its days. Lists prevent mistyped dates. */
export function PeriodField({ period, onPeriod, error }: PeriodFieldProps) {
  const { t } = useTranslation(['statements', 'common']);
  const thisMonth = useThisMonth();
  const month = monthOf(period.from);
  const [year, monthNo] = month.split('-') as [string, string];
  const days = numbers(1, Number(periodOfMonth(month).to.slice(8)));
  const chooseMonth = (chosen: string) => onPeriod(periodOfMonth(chosen > thisMonth ? thisMonth : chosen));

  return (
    <fieldset className={error ? 'field is-invalid' : 'field'}>
      <legend className="field-label">{t('filters.period')}</legend>
      <p className="field-hint" id="period-hint">
        {t('filters.periodHint')}
      </p>
      {error && (
        <p className="field-error" id="from-error">
          <span className="visually-hidden">{t('common:error.prefix')}</span>
          {error}
        </p>
      )}
      <div className="statements-period">
        <Select
          id="year"
          label={t('filters.year')}
          value={year}
          options={years(thisMonth, year)}
          textOf={(value) => t('filters.yearNo', { value })}
          onValue={(value) => chooseMonth(`${value}-${monthNo}`)}
        />
        <Select
          id="month"
          label={t('filters.month')}
          value={monthNo}
          options={numbers(1, 12).filter((value) => `${year}-${value}` <= thisMonth)}
          textOf={(value) => t('filters.monthNo', { value: Number(value) })}
          onValue={(value) => chooseMonth(`${year}-${value}`)}
        />
        <span className="statements-days">
          <Select
            id="from"
            label={t('filters.from')}
            value={period.from.slice(8)}
            options={days}
            textOf={(value) => t('filters.dayNo', { value: Number(value) })}
            onValue={(value) => onPeriod({ ...period, from: `${month}-${value}` })}
          />
          <span>{t('filters.until')}</span>
          <Select
            id="to"
            label={t('filters.to')}
            value={period.to.slice(8)}
            options={days}
            textOf={(value) => t('filters.dayNo', { value: Number(value) })}
            onValue={(value) => onPeriod({ ...period, to: `${month}-${value}` })}
          />
        </span>
        <span className="statements-presets">
          <Button onClick={() => chooseMonth(thisMonth)}>{t('filters.thisMonth')}</Button>
          <Button onClick={() => chooseMonth(addMonths(thisMonth, -1))}>{t('filters.lastMonth')}</Button>
        </span>
      </div>
    </fieldset>
  );
}

/** Newest first, including the selected year however old it is. */
function years(thisMonth: string, shown: string): string[] {
  const newest = Number(thisMonth.slice(0, 4));
  const offered = Array.from({ length: yearsBack + 1 }, (_, back) => String(newest - back));
  return offered.includes(shown) ? offered : [...offered, shown];
}

function numbers(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(2, '0'));
}
