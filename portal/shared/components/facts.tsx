import type { ReactNode } from 'react';
import './facts.css';

export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
  /** For rows: a link that changes the value. */
  readonly action?: ReactNode;
}

interface FactsProps {
  readonly facts: readonly Fact[];
  /** Side by side, in columns, one below the other, or as rows with an action. */
  readonly layout: 'inline' | 'grid' | 'stacked' | 'rows';
  readonly label?: string;
}

/** Terms and their values, as a definition list. */
export function Facts({ facts, layout, label }: FactsProps) {
  return (
    <dl className={`facts is-${layout}`} aria-label={label}>
      {facts.map(({ term, value, action }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
          {action && <dd className="facts-action">{action}</dd>}
        </div>
      ))}
    </dl>
  );
}
