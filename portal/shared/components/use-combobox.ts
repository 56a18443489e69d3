import { type FocusEvent, type KeyboardEvent, useState } from 'react';

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
}

interface ComboboxInput {
  readonly options: readonly ComboboxOption[];
  readonly value: string | undefined;
  readonly onValue: (value: string | undefined) => void;
  readonly matches: (searchText: string, option: ComboboxOption) => boolean;
}

interface Search {
  /** What was typed; undefined if the list was opened without typing. */
  readonly text: string | undefined;
  readonly activeValue: string | undefined;
}

const pageSize = 8;
/** How far each key moves through the list. */
const movesOf: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: pageSize,
  PageUp: -pageSize,
};

/** The state of a combobox: whether its list is open, which options match, and which one Enter selects. */
export function useCombobox({ options, value, onValue, matches }: ComboboxInput) {
  const [search, setSearch] = useState<Search>();
  const selected = options.find((option) => option.value === value);
  const isSearching = search?.text !== undefined && search.text !== '';
  const shown = isSearching ? options.filter((option) => matches(search.text!, option)) : options;
  const active = shown.find((option) => option.value === search?.activeValue);

  function open(): void {
    setSearch((current) => current ?? { text: undefined, activeValue: value });
  }

  /** The first match becomes active, so that Enter selects it. */
  function searchFor(text: string): void {
    const first = text === '' ? undefined : options.find((option) => matches(text, option));
    setSearch({ text, activeValue: first?.value });
    if (text === '' && value !== undefined) onValue(undefined);
  }

  function select(option: ComboboxOption): void {
    setSearch(undefined);
    onValue(option.value);
  }

  function clear(): void {
    setSearch(undefined);
    onValue(undefined);
  }

  function move(by: number): void {
    const from = active ? shown.indexOf(active) : by > 0 ? -1 : shown.length;
    const isPage = Math.abs(by) > 1;
    const to = isPage ? clamp(from + by, shown.length) : wrap(from + by, shown.length);
    setSearch({ text: search?.text, activeValue: shown[to]?.value });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const by = movesOf[event.key];
    if (by !== undefined) {
      if (search && !event.altKey) move(by);
      else if (event.key === 'ArrowUp' && event.altKey) setSearch(undefined);
      else open();
    } else if (event.key === 'Enter' && search) {
      if (active) select(active);
      else if (!isSearching) setSearch(undefined);
    } else if (event.key === 'Escape' && search) setSearch(undefined);
    else if (event.key === 'Escape' && value !== undefined) clear();
    else return;
    event.preventDefault();
  }

  /** Leaving the field selects a single match; otherwise the last selection stays. */
  function onBlur(event: FocusEvent): void {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    if (isSearching && shown.length === 1) select(shown[0]!);
    else setSearch(undefined);
  }

  return {
    text: search?.text ?? selected?.label ?? '',
    shown,
    active,
    isOpen: search !== undefined,
    isSearching,
    open,
    search: searchFor,
    select,
    clear,
    onKeyDown,
    onBlur,
  };
}

function wrap(index: number, length: number): number {
  return length === 0 ? -1 : (index + length) % length;
}

function clamp(index: number, length: number): number {
  return Math.min(length - 1, Math.max(0, index));
}
