import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface SummaryRowProps {
  readonly name: string;
  readonly children?: ReactNode;
  readonly to?: string;
  /** Link text such as “Change”; screen readers also get the row's name. */
  readonly action?: string;
}

/** A name, its value and a link to change it. */
export function SummaryRow({ name, children, to, action }: SummaryRowProps) {
  return (
    <div className="summary-row">
      <dt>{name}</dt>
      <dd>{children}</dd>
      {to && (
        <dd className="summary-action">
          <Link to={to}>
            {action}
            <span className="visually-hidden"> {name}</span>
          </Link>
        </dd>
      )}
    </div>
  );
}
