import { Link } from 'react-router';

interface EditLinkProps {
  readonly to: string;
  /** What the link does, such as “Change”. */
  readonly action: string;
  /** What it changes; only for screen readers. */
  readonly what: string;
}

/** A link that changes a setting. */
export function EditLink({ to, action, what }: EditLinkProps) {
  return (
    <Link to={to}>
      {action}
      <span className="visually-hidden"> {what}</span>
    </Link>
  );
}
