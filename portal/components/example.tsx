import type { ReactNode } from 'react';
import { Section } from '../shared/components/section.tsx';

/** One component in its states. */
export function Example({ of, children }: { of: string; children: ReactNode }) {
  return (
    <Section className="example" title={of}>
      {children}
    </Section>
  );
}
