import { type RefObject, useEffect, useRef, useState } from 'react';

interface ReadToEnd {
  /** Attach it to an element after the last line. */
  readonly end: RefObject<HTMLDivElement | null>;
  readonly isRead: boolean;
}

/**
 * Whether the end of a text has been visible, in a scrolling box or on a scrolling page. A different key, for another
 * text, starts over.
 */
export function useReadToEnd(textKey: string | undefined): ReadToEnd {
  const end = useRef<HTMLDivElement>(null);
  const [readKey, setReadKey] = useState<string>();
  useEffect(() => {
    if (!end.current || textKey === undefined) return undefined;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setReadKey(textKey);
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [textKey]);
  return { end, isRead: textKey !== undefined && readKey === textKey };
}
