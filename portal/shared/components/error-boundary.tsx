import { Component, type ReactNode } from 'react';
import { ErrorPage } from './error-page.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Around what is inputText of the failure, where no layout stands around it. */
  readonly frame?: (failure: ReactNode) => ReactNode;
}

/** In the place of a page that has failed: what to do, and what to tell the hotline. Never a blank page. */
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
