import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { site } from '../site.ts';

interface PageTitleProps {
  /** What the page asks or shows; it's the browser's title too. */
  readonly children: string;
  /** Whether something on the page is wrong: the browser's title then begins with it. */
  readonly wrong?: string | undefined;
  readonly aside?: ReactNode;
}

/** The page's one h1. Takes focus when the page is come to, so that a screen reader reads where one is. */
export function PageTitle({ children, wrong, aside }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    document.title = [wrong, children, site.brand].filter(Boolean).join(' – ');
  }, [children, wrong]);
  useEffect(() => {
    // The first page of a visit keeps the browser's own order.
    if (key !== 'default') heading.current?.focus({ preventScroll: true });
  }, [key]);
  return (
    <div className="page-title">
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {aside}
    </div>
  );
}
