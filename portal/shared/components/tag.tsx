import type { ReactNode } from 'react';
import './tag.css';

export type TagKind = 'good' | 'busy' | 'late' | 'neutral';

interface TagProps {
  readonly kind: TagKind;
  /** Without a border: a remark beside a label. */
  readonly plain?: boolean;
  readonly children: ReactNode;
}

/** A short status, in words as well as in colour. */
export function Tag({ kind, plain = false, children }: TagProps) {
  return <span className={plain ? `tag is-plain is-${kind}` : `tag is-${kind}`}>{children}</span>;
}
