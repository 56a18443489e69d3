import type { ReactNode } from 'react';

/** A text with one paragraph per line. */
export function Paragraphs({ children, after }: { children: string; after?: ReactNode }) {
  return (
    <>
      {children.split('\n').map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {after}
    </>
  );
}
