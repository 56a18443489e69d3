import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, isProblem } from '../api/problem.ts';
import { site } from '../site.ts';
import { Button } from './button.tsx';
import { Loading } from './loading.tsx';

/** Says what to do about a failed page, with the request id for the hotline. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation('common');
  const queries = useQueryClient();
  // Forget failed queries, so returning to the page fetches them again.
  useEffect(() => queries.removeQueries({ predicate: ({ state }) => state.status === 'error' }), [queries]);

  // The layout is already redirecting.
  if (isProblem(error, 'SESSION_REQUIRED', 'TERMS_REQUIRED')) return <Loading>{t('loading')}</Loading>;

  const document = error instanceof ApiProblem ? error.document : undefined;
  const unreachable = error instanceof ApiProblem && !document;
  const title = unreachable ? t('error.unreachable.title') : (document?.title ?? t('error.page.title'));
  return (
    <div className="panel" role="alert">
      <h1>{title}</h1>
      {document?.detail && <p>{document.detail}</p>}
      <p>{t('error.page.next', { hotline: site.hotline })}</p>
      {document && <p className="quiet">{t('error.requestId', { requestId: document.requestId })}</p>}
      <Button variant="primary" onClick={() => window.location.reload()}>
        {t('error.page.again')}
      </Button>
    </div>
  );
}
