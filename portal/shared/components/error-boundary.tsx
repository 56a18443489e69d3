import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { site } from '../site.ts';
import { Button } from './button.tsx';

/** In the place of a page that has failed: what to do, and what to tell the hotline. Never a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <PageFailed error={this.state.error} />;
  }
}

function PageFailed({ error }: { error: unknown }) {
  const { t } = useTranslation('common');
  const document = error instanceof ApiProblem ? error.document : undefined;
  const unreachable = error instanceof ApiProblem && !document;
  const title = unreachable ? t('error.unreachable.title') : (document?.title ?? t('error.page.title'));
  return (
    <main className="page" id="main">
      <div className="panel" role="alert">
        <h1>{title}</h1>
        <p>{document?.detail ?? t('error.page.next', { hotline: site.hotline })}</p>
        {document && <p className="quiet">{t('error.requestId', { requestId: document.requestId })}</p>}
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('error.page.again')}
        </Button>
      </div>
    </main>
  );
}
