import './select.css';

interface SelectProps {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly textOf: (value: string) => string;
  readonly onValue: (value: string) => void;
}

/** One of a list of values, chosen in the browser's own menu. */
export function Select({ id, label, value, options, textOf, onValue }: SelectProps) {
  return (
    <select
      id={id}
      className="select"
      aria-label={label}
      value={value}
      onChange={(event) => onValue(event.target.value)}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {textOf(option)}
        </option>
      ))}
    </select>
  );
}
