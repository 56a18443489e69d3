import type { ReactNode } from 'react';
import './notice.css';

interface NoticeProps {
  readonly kind?: 'info' | 'good' | 'warning';
  /** Announced by screen readers when it appears together with its page. */
  readonly announced?: boolean;
  readonly children: ReactNode;
}

/** A highlighted paragraph. */
export function Notice({ kind = 'info', announced = false, children }: NoticeProps) {
  return (
    <div className={kind === 'info' ? 'notice' : `notice is-${kind}`} role={announced ? 'status' : undefined}>
      <p>{children}</p>
    </div>
  );
}
