import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { squeeze } from '../../../domain/squeeze.ts';
import { TextField } from './text-field.tsx';

interface CharacterCountFieldProps extends ComponentProps<typeof TextField> {
  /** How many characters it has when it is whole; without it they are only counted. */
  readonly expected?: number;
}

/** A long number, with how much of it is typed so far: what is missing shows before it is submitted. */
export function CharacterCountField({ expected, ...field }: CharacterCountFieldProps) {
  const { t } = useTranslation('common');
  const count = [...squeeze(field.value).replace(/^\+86/, '')].length;
  const text = !count
    ? ''
    : expected === undefined
      ? t('characterCount.open', { count })
      : count > expected
        ? t('characterCount.over', { count, expected, over: count - expected })
        : t('characterCount.of', { count, expected });
  return (
    <div className="character-count-field">
      <TextField {...field} className="number" autoCapitalize="none" spellCheck={false} />
      <p className="quiet" aria-hidden="true">
        {text}
      </p>
      <p className="visually-hidden" role="status">
        {count === expected || (expected !== undefined && count > expected) ? text : ''}
      </p>
    </div>
  );
}
