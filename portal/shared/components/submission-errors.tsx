import type { Submission } from '../use-submission.ts';
import { ErrorSummary } from './error-summary.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** What kept a form from being accepted, field by field or as a whole; nothing where nothing did. */
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
