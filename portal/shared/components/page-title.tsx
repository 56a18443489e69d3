import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { site } from '../site.ts';

interface PageTitleProps {
  /** The page's heading, also used in the document title. */
  readonly children: string;
  /** An error text that the document title starts with. */
  readonly wrong?: string | undefined;
  readonly aside?: ReactNode;
}

/** The page's only h1. Takes focus on navigation, so screen readers announce the page. */
export function PageTitle({ children, wrong, aside }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    document.title = [wrong, children, site.brand].filter(Boolean).join(' – ');
  }, [children, wrong]);
  useEffect(() => {
    // The first page of a visit keeps the browser's focus order.
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
