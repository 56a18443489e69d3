import { useId, useRef } from 'react';
import type { InputProps } from './field.tsx';
import { type ComboboxOption, useCombobox } from './use-combobox.ts';
import './combobox.css';

interface ComboboxProps {
  readonly inputProps: InputProps;
  readonly options: readonly ComboboxOption[];
  readonly value: string | undefined;
  readonly onValue: (value: string | undefined) => void;
  readonly matches: (searchText: string, option: ComboboxOption) => boolean;
  readonly texts: ComboboxTexts;
}

export interface ComboboxTexts {
  /** Names the list of options. */
  readonly list: string;
  /** Shown while nothing is selected. */
  readonly placeholder: string;
  readonly noMatch: string;
  readonly clear: string;
  /** Announced while typing. */
  readonly matchCount: (count: number) => string;
}

/**
 * A text field that searches a list of options, after the ARIA pattern of an editable combobox: arrow keys move through
 * the list, Enter selects, Escape closes it and then clears the field. Focus stays in the field.
 */
export function Combobox({ inputProps, options, value, onValue, matches, texts }: ComboboxProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ options, value, onValue, matches });
  const { text, shown, active, isOpen, isSearching } = combobox;
  const optionId = (option: ComboboxOption) => `${listId}-${option.value}`;
  const hasList = isOpen && shown.length > 0;
  return (
    <div className="combobox" onBlur={combobox.onBlur}>
      <input
        {...inputProps}
        ref={input}
        className="input"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={hasList}
        aria-controls={hasList ? listId : undefined}
        aria-activedescendant={hasList && active ? optionId(active) : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={texts.placeholder}
        value={text}
        onChange={(event) => combobox.search(event.target.value)}
        onClick={combobox.open}
        onKeyDown={combobox.onKeyDown}
        onFocus={(event) => event.target.select()}
      />
      {text !== '' && (
        <button
          className="combobox-clear"
          type="button"
          aria-label={texts.clear}
          onClick={() => {
            combobox.clear();
            input.current?.focus();
          }}
        >
          <span aria-hidden="true">✕</span>
        </button>
      )}
      {hasList && (
        // Pressing an option must not take focus from the field.
        <ul
          className="combobox-popup plain-list"
          role="listbox"
          id={listId}
          aria-label={texts.list}
          onMouseDown={(event) => event.preventDefault()}
        >
          {shown.map((option) => (
            <li
              key={option.value}
              id={optionId(option)}
              role="option"
              className={option === active ? 'combobox-option is-active' : 'combobox-option'}
              aria-selected={option.value === value}
              ref={option === active ? (item) => item?.scrollIntoView({ block: 'nearest' }) : undefined}
              onClick={() => combobox.select(option)}
            >
              {option.label}
            </li>
          ))}
        </ul>
      )}
      <p className={isOpen && !hasList ? 'combobox-popup' : 'visually-hidden'} role="status">
        {isOpen && isSearching && (hasList ? texts.matchCount(shown.length) : texts.noMatch)}
      </p>
    </div>
  );
}
