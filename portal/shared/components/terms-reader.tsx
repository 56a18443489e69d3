import { type RefObject, useEffect, useRef, useState } from 'react';
import type { components } from '../api/openapi.ts';
import { TermsText } from './terms-text.tsx';
import './terms-reader.css';

type Terms = components['schemas']['Terms'];

interface TermsReaderProps {
  readonly terms: Terms;
  readonly endOfText: RefObject<HTMLParagraphElement | null>;
}

/** The agreement in a frame that is scrolled by any means, arrow keys too; on paper it is all there. */
export function TermsReader({ terms, endOfText }: TermsReaderProps) {
  return (
    <section className="terms-reader panel" tabIndex={0} aria-labelledby="terms-title">
      <h2 id="terms-title">{terms.title}</h2>
      <TermsText body={terms.body} />
      <p className="terms-end" ref={endOfText}>
        {terms.title} {terms.version}
      </p>
    </section>
  );
}

/**
 * Whether the end of a text has come into sight; at once where the text is short.
 *
 * @param text tells one text from another, which is to be read anew
 */
export function useReadToEnd(text: string | undefined) {
  const [read, setRead] = useState<string>();
  const endOfText = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const end = endOfText.current;
    if (!text || !end) return;
    const watching = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) setRead(text);
    });
    watching.observe(end);
    return () => watching.disconnect();
  }, [text]);
  return { isRead: text !== undefined && read === text, endOfText };
}
