import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface SummaryRowProps {
  readonly name: string;
  readonly children?: ReactNode;
  readonly to?: string;
  /** What the link does, as in “Change”; read aloud together with the row's name. */
  readonly action?: string;
}

/** One line of what is known, with the way to change it. */
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
