import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './error-summary.css';

export interface FieldError {
  /** The input's id. */
  readonly field: string;
  readonly message: string;
}

interface ErrorSummaryProps {
  readonly title?: string | undefined;
  readonly errors?: readonly FieldError[];
  /** Instructions for errors that belong to no single field. */
  readonly children?: ReactNode;
  /** Changes with every submission, so that a screen reader reads the same error again. */
  readonly submitCount: number;
}

/** At the top of a rejected form: takes focus, is announced, and links to the invalid fields. */
export function ErrorSummary({ title, errors = [], children, submitCount }: ErrorSummaryProps) {
  const { t } = useTranslation('common');
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [submitCount]);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={summary}>
      <h2>{title ?? t('error.title')}</h2>
      {errors.length > 0 && (
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field + message}>
              <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

function goTo(event: React.MouseEvent, field: string): void {
  event.preventDefault();
  document.getElementById(field)?.focus();
}
