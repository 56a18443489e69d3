import { useState } from 'react';
import { ApiProblem } from './api/problem.ts';
import type { FieldError } from './components/error-summary.tsx';

export interface Submission {
  readonly pending: boolean;
  /** Field errors, from the page's validation or from the API. */
  readonly errors: readonly FieldError[];
  /** A refusal of the form as a whole. */
  readonly problem: ApiProblem | undefined;
  /** Submissions so far, accepted or not. */
  readonly submitCount: number;
  readonly errorOf: (field: string) => string | undefined;
  /** Validates, then sends. Input is kept whatever the outcome. */
  readonly submit: (validate: () => FieldError[], send: () => Promise<void>) => Promise<void>;
}

interface Outcome {
  readonly errors: readonly FieldError[];
  readonly problem?: ApiProblem | undefined;
}

const nothingWrong: Outcome = { errors: [] };

/** Submits a form, once at a time, and keeps the outcome of the last submission. */
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
      // Inside the updater, so that a bug in the page reaches its error boundary.
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

/** Shows field errors at their fields. @throws errors that are not API refusals, such as bugs in the page */
function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ApiProblem)) throw error;
  const errors = error.fields.map(({ field, message }) => ({ field, message }));
  return errors.length > 0 ? { errors } : { errors: [], problem: error };
}
