import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { squeeze } from '../../../domain/squeeze.ts';
import { TextField } from './text-field.tsx';

interface CountedFieldProps extends ComponentProps<typeof TextField> {
  /** How many characters it has when it is whole; without it they are only counted. */
  readonly whole?: number;
}

/** A long number, with how much of it is typed so far: what is missing shows before it is submitted. */
export function CountedField({ whole, ...field }: CountedFieldProps) {
  const { t } = useTranslation('common');
  const count = [...squeeze(field.value).replace(/^\+86/, '')].length;
  const text = !count
    ? ''
    : whole === undefined
      ? t('counted.open', { count })
      : count > whole
        ? t('counted.over', { count, whole, over: count - whole })
        : t('counted.of', { count, whole });
  return (
    <div className="counted-field">
      <TextField {...field} className="number" autoCapitalize="none" spellCheck={false} />
      <p className="quiet" aria-hidden="true">
        {text}
      </p>
      <p className="visually-hidden" role="status">
        {count === whole || (whole !== undefined && count > whole) ? text : ''}
      </p>
    </div>
  );
}
