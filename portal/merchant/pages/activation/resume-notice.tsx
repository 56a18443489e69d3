import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { generatePath, Link } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { unwrap, api } from '../../../shared/api/client.ts';
import { Notice } from '../../../shared/components/notice.tsx';
import { startedActivation } from './started-activation.ts';

const over = ['DONE', 'EXPIRED', 'LOCKED'];

/** Links to this browser's unfinished activation, if there is one. */
export function ResumeNotice() {
  const { t } = useTranslation('activation');
  const [id] = useState(() => startedActivation.read());
  const { data } = useQuery({
    queryKey: ['activation', id],
    queryFn: () => unwrap(api.GET('/api/v1/activations/{id}', { params: { path: { id: id! } } })),
    enabled: id !== null,
    staleTime: 0,
    retry: false,
  });
  if (!id || !data || over.includes(data.state)) return null;
  return (
    <Notice announced>
      {t('resume.text')} <Link to={generatePath(portalPages.activation, { id })}>{t('resume.link')}</Link>
    </Notice>
  );
}
