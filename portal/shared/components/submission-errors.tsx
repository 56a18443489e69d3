import type { Submission } from '../use-submission.ts';
import { ErrorSummary } from './error-summary.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** A form's field errors or its refusal as a whole, if any. */
export function SubmissionErrors({
  submission: { errors, problem, submitCount },
}: {
  submission: Submission;
}) {
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={errors} submitCount={submitCount} />}
      {problem && <ProblemNotice problem={problem} submitCount={submitCount} />}
    </>
  );
}
