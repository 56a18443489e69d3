import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../../shared/api/problem.ts';
import { ErrorBoundary } from '../../shared/components/error-boundary.tsx';
import { ErrorSummary } from '../../shared/components/error-summary.tsx';
import { ProblemNotice } from '../../shared/components/problem-notice.tsx';
import { QueryError } from '../../shared/components/query-error.tsx';
import { SubmissionErrors } from '../../shared/components/submission-errors.tsx';
import { Example } from '../example.tsx';
import { sampleProblem, sampleSupport } from '../samples.ts';

const submission = {
  pending: false,
  errors: [{ field: 'text-error', message: '请输入 11 位手机号' }],
  problem: undefined,
  submitCount: 1,
  errorOf: () => undefined,
  submit: async () => undefined,
};

/** What went wrong. */
export function ErrorExamples() {
  const query = useQuery({
    queryKey: ['component-that-fails'],
    queryFn: () => Promise.reject(new ApiProblem(sampleProblem)),
  });
  return (
    <>
      <Example of="ErrorSummary">
        <ErrorSummary errors={submission.errors} submitCount={1} />
      </Example>
      <Example of="SubmissionErrors">
        <SubmissionErrors submission={submission} />
      </Example>
      <Example of="ProblemNotice">
        <ProblemNotice problem={new ApiProblem(undefined)} submitCount={1} />
        <ProblemNotice problem={ApiProblem.stillWorking(2)} submitCount={1} />
        <ProblemNotice
          problem={new ApiProblem({ ...sampleProblem, status: 429, support: sampleSupport }, 90)}
          submitCount={1}
        />
      </Example>
      <Example of="QueryError">{query.isError && <QueryError query={query} />}</Example>
      <Example of="ErrorBoundary, ErrorPage">
        <ErrorBoundary>
          <Failing />
        </ErrorBoundary>
      </Example>
    </>
  );
}

function Failing(): never {
  throw new ApiProblem(sampleProblem);
}
