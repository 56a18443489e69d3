import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Paragraphs } from './paragraphs.tsx';

interface QuestionProps {
  /** Unique on the page, so other pages can link to the question. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly to: string | undefined;
  readonly linkText: string;
  /** Whether the URL's hash names this question. */
  readonly isOpen: boolean;
}

/** A question that expands to its answer. */
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
