import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { normalizeIdentifier } from '../../../domain/normalize-identifier.ts';
import { TextField } from './text-field.tsx';
import './character-count-field.css';

interface CharacterCountFieldProps extends ComponentProps<typeof TextField> {
  /** The expected number of characters; without it the field only counts. */
  readonly expected?: number;
}

/** A field for a long number that counts its characters, so missing digits show before submission. */
export function CharacterCountField({ expected, ...field }: CharacterCountFieldProps) {
  const { t } = useTranslation('common');
  const count = [...normalizeIdentifier(field.value).replace(/^\+86/, '')].length;
  const text = !count
    ? ''
    : expected === undefined
      ? t('characterCount.open', { count })
      : count > expected
        ? t('characterCount.over', { count, expected, over: count - expected })
        : t('characterCount.of', { count, expected });
  return (
    <div className="character-count-field">
      <TextField {...field} autoCapitalize="none" spellCheck={false} />
      <p className="quiet" aria-hidden="true">
        {text}
      </p>
      <p className="visually-hidden" role="status">
        {count === expected || (expected !== undefined && count > expected) ? text : ''}
      </p>
    </div>
  );
}
