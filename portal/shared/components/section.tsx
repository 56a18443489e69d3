import { type ReactNode, type Ref, useId } from 'react';

interface SectionProps {
  readonly title: ReactNode;
  readonly className?: string;
  /** Beside the heading, in an element with this class. */
  readonly heading?: { readonly className: string; readonly aside?: ReactNode };
  /** Lets a page move focus to the heading. */
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A part of a page with a heading of level 2, which names it for screen readers. */
export function Section({ title, className, heading, headingRef, busy, children }: SectionProps) {
  const id = useId();
  const h2 = (
    <h2 id={id} {...(headingRef && { ref: headingRef, tabIndex: -1 })}>
      {title}
    </h2>
  );
  return (
    <section className={className} aria-labelledby={id} aria-busy={busy}>
      {heading ? (
        <div className={heading.className}>
          {h2}
          {heading.aside}
        </div>
      ) : (
        h2
      )}
      {children}
    </section>
  );
}
