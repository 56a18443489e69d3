import { type RefObject, useEffect, useRef, useState } from 'react';

interface ReadToEnd {
  /** On the box that scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** On what stands behind the last line. */
  readonly end: RefObject<HTMLDivElement | null>;
  readonly isRead: boolean;
}

/** Whether the end of a text in a scrolling box has been seen; another text, told by its key, begins anew. */
export function useReadToEnd(textKey: string | undefined): ReadToEnd {
  const box = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const [readKey, setReadKey] = useState<string>();
  useEffect(() => {
    if (!end.current || textKey === undefined) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setReadKey(textKey);
      },
      { root: box.current, rootMargin: '0px 0px 24px 0px' },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [textKey]);
  return { box, end, isRead: textKey !== undefined && readKey === textKey };
}
