import { useState } from 'react';
import { ApiProblem } from './api/problem.ts';
import type { FieldError } from './components/error-summary.tsx';

export interface Submission {
  readonly pending: boolean;
  /** What is wrong field by field; the page judged it, or the api did. */
  readonly errors: readonly FieldError[];
  /** What is wrong as a whole. */
  readonly problem: ApiProblem | undefined;
  /** Submissions so far, accepted or not. */
  readonly submitCount: number;
  readonly errorOf: (field: string) => string | undefined;
  /** Judges, then sends; what was typed stays whatever comes of it. */
  readonly submit: (validate: () => FieldError[], send: () => Promise<void>) => Promise<void>;
}

interface Outcome {
  readonly errors: readonly FieldError[];
  readonly problem?: ApiProblem | undefined;
}

const nothingWrong: Outcome = { errors: [] };

/** One form's way to the api: one submission at a time, and what came of the last one. */
export function useSubmission(): Submission {
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(nothingWrong);
  const [submitCount, setSubmitCount] = useState(0);

  async function submit(validate: () => FieldError[], send: () => Promise<void>): Promise<void> {
    if (pending) return;
    const errors = validate();
    setSubmitCount((count) => count + 1);
    setOutcome({ errors });
    if (errors.length > 0) return;
    setPending(true);
    try {
      await send();
    } catch (error) {
      // Within the update, so that a fault of the page reaches the page's error boundary.
      setOutcome(() => outcomeOf(error));
    } finally {
      setPending(false);
    }
  }

  return {
    pending,
    ...outcome,
    problem: outcome.problem,
    submitCount,
    submit,
    errorOf: (field) => outcome.errors.find((error) => error.field === field)?.message,
  };
}

/** A refusal of fields is shown at the fields. @throws whatever is no refusal of the api: a fault of the page */
function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ApiProblem)) throw error;
  const errors = error.fields.map(({ field, message }) => ({ field, message }));
  return errors.length > 0 ? { errors } : { errors: [], problem: error };
}
