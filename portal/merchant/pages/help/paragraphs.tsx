import type { ReactNode } from 'react';

/** A text of the words, one paragraph a line. */
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
