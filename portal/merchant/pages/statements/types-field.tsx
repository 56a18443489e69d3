import { useTranslation } from 'react-i18next';

interface TypesFieldProps {
  readonly types: readonly { readonly code: string; readonly name: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (codes: ReadonlySet<string>) => void;
  readonly error?: string | undefined;
}

/** Checkboxes for the application types and one for all of them. */
export function TypesField({ types, chosen, onChosen, error }: TypesFieldProps) {
  const { t } = useTranslation(['statements', 'common']);
  const all = types.every(({ code }) => chosen.has(code));

  function toggle(code: string): void {
    const next = new Set(chosen);
    if (!next.delete(code)) next.add(code);
    onChosen(next);
  }

  return (
    <fieldset className={error ? 'field statements-types is-invalid' : 'field statements-types'}>
      <legend className="field-label">{t('filters.types')}</legend>
      {error && (
        <p className="field-error">
          <span className="visually-hidden">{t('common:error.prefix')}</span>
          {error}
        </p>
      )}
      <div className="statements-checkboxes">
        <Checkbox
          id="applicationType"
          label={t('filters.allTypes')}
          checked={all}
          onChange={() => onChosen(new Set(all ? [] : types.map(({ code }) => code)))}
        />
        {types.map(({ code, name }) => (
          <Checkbox
            key={code}
            id={`type-${code}`}
            label={name}
            checked={chosen.has(code)}
            onChange={() => toggle(code)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface CheckboxProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: () => void;
}

function Checkbox({ id, label, checked, onChange }: CheckboxProps) {
  return (
    <label className="statements-checkbox" htmlFor={id}>
      <input type="checkbox" id={id} checked={checked} onChange={onChange} />
      {label}
    </label>
  );
}
