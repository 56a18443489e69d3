import type { ComponentProps } from 'react';
import { Notice } from './notice.tsx';

/** A notice that comes and goes. The live region around it stays, so screen readers announce each new text. */
export function LiveNotice({ kind, children }: Pick<ComponentProps<typeof Notice>, 'kind' | 'children'>) {
  return <div role="status">{children && <Notice {...(kind && { kind })}>{children}</Notice>}</div>;
}
