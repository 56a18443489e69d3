import { useTranslation } from 'react-i18next';
import { Tag } from './tag.tsx';
import './radio-group.css';

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
  /** A tag beside the label, such as “recommended”. */
  readonly mark?: string;
}

interface RadioGroupProps<Value extends string> {
  readonly id: string;
  readonly legend: string;
  /** Hides the legend visually, where the page's heading already says it. */
  readonly legendHidden?: boolean;
  readonly options: readonly RadioOption<Value>[];
  readonly value: Value | undefined;
  readonly onValue: (value: Value) => void;
  readonly error?: string | undefined;
}

/** Radio buttons: one of a few options, all visible. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { id, legend, legendHidden, options, value, onValue, error } = props;
  const { t } = useTranslation('common');
  return (
    <fieldset
      className={error ? 'radio-group field is-invalid' : 'radio-group field'}
      aria-describedby={error && `${id}-error`}
    >
      <legend className={legendHidden ? 'visually-hidden' : 'field-label'}>{legend}</legend>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <span className="visually-hidden">{t('error.prefix')}</span>
          {error}
        </p>
      )}
      {options.map((option, index) => (
        <div className="radio-option" key={option.value}>
          <input
            type="radio"
            name={id}
            // The error summary links to the first option.
            id={index === 0 ? id : `${id}-${option.value}`}
            aria-describedby={option.hint && `${id}-${option.value}-hint`}
            checked={value === option.value}
            onChange={() => onValue(option.value)}
          />
          <label htmlFor={index === 0 ? id : `${id}-${option.value}`}>
            {option.label}
            {option.mark && (
              <>
                {' '}
                <Tag kind="good" plain>
                  {option.mark}
                </Tag>
              </>
            )}
          </label>
          {option.hint && (
            <p className="quiet" id={`${id}-${option.value}-hint`}>
              {option.hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}
