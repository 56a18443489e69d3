import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Paragraphs } from './paragraphs.tsx';

interface QuestionProps {
  /** Of its own in the page, so that others can lead to it. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly to: string | undefined;
  readonly linkText: string;
  /** Whether one has come for this very question. */
  readonly isOpen: boolean;
}

/** A question that opens to its answer. */
export function Question({ id, question, answer, to, linkText, isOpen }: QuestionProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!isOpen || !details.current) return;
    details.current.open = true;
    details.current.scrollIntoView();
  }, [isOpen]);
  return (
    <details className="help-question" id={id} ref={details}>
      <summary>{question}</summary>
      <div className="help-answer">
        <Paragraphs>{answer}</Paragraphs>
        {to && (
          <p>
            <Link to={to}>{linkText}</Link>
          </p>
        )}
      </div>
    </details>
  );
}
