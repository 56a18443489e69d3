import { Component, type ReactNode } from 'react';
import { ErrorPage } from './error-page.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Wraps the error page where no layout surrounds it. */
  readonly frame?: (failure: ReactNode) => ReactNode;
}

/** Replaces a failed page with instructions and a request id, so no page is ever blank. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failure?: { error: unknown } }> {
  override state: { failure?: { error: unknown } } = {};

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }

  override render() {
    const { failure } = this.state;
    const { children, frame = (node: ReactNode) => node } = this.props;
    return failure ? frame(<ErrorPage error={failure.error} />) : children;
  }
}
