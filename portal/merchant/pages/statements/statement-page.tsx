import { useTranslation } from 'react-i18next';
import { generatePath, Link, useParams } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { shanghaiMinute } from '../../../../domain/shanghai-time.ts';
import { Facts } from '../../../shared/components/facts.tsx';
import { Loading } from '../../../shared/components/loading.tsx';
import { Notice } from '../../../shared/components/notice.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { QueryError } from '../../../shared/components/query-error.tsx';
import { useSession } from '../../../shared/session/use-session.ts';
import { Figures } from './figures.tsx';
import { FileList } from './file-list.tsx';
import { useStatement, useVersions } from './queries/use-statement.ts';
import type { Statement } from './queries/use-statements.ts';
import { RowPreview } from './row-preview.tsx';
import { writeFilters } from './statement-filters.ts';
import { VersionHistory } from './version-history.tsx';
import './statement.css';
import './statements.css';

/** One statement: heading data, totals, files, first rows and version history. */
export function StatementPage() {
  const { t } = useTranslation('statements');
  const { id = '' } = useParams();
  const query = useStatement(id);
  if (query.isError) return <QueryError query={query} />;
  if (!query.data) return <Loading>{t('statement.loading')}</Loading>;
  return <StatementDetails key={id} statement={query.data} />;
}

function StatementDetails({ statement }: { statement: Statement }) {
  const { t } = useTranslation('statements');
  const { session } = useSession();
  const { subjectType, applicationType, period, rows: count, amountFen, feeFen, payoutFen } = statement;
  const title = subjectType === 'group' ? 'statement.titleOfGroup' : 'statement.titleOfMerchant';
  const list = `${portalPages.statements}?${writeFilters({ ...period, applicationTypes: [] })}`;
  return (
    <>
      <p>
        <Link to={list}>{t('statement.back')}</Link>
      </p>
      <PageTitle>{t(title, { branch: session?.branchName, type: applicationType.name })}</PageTitle>
      <Superseded statement={statement} />
      <Provisional statement={statement} />
      <StatementFacts statement={statement} />
      <div className="panel statement-figures">
        <Figures totals={{ count, amountFen, feeFen, payoutFen }} label={t('statement.figures')} />
      </div>
      <FileList files={statement.files} />
      <RowPreview id={statement.id} isGroup={subjectType === 'group'} />
      <VersionHistory shown={statement.id} />
    </>
  );
}

/** Warns that a newer version exists and links to it. */
function Superseded({ statement: { id, version } }: { statement: Statement }) {
  const { t } = useTranslation('statements');
  const newest = useVersions(id).data?.[0];
  if (!newest || newest.id === id) return null;
  return (
    <Notice kind="warning" announced>
      {t('statement.superseded', { version })}{' '}
      <Link to={generatePath(portalPages.statement, { id: newest.id })}>
        {t('statement.toNewest', { version: newest.version })}
      </Link>
    </Notice>
  );
}

/** Warns that clearing files were missing when this version was produced. */
function Provisional({ statement: { provisional } }: { statement: Statement }) {
  const { t } = useTranslation('statements');
  if (!provisional) return null;
  return (
    <Notice kind="warning" announced>
      {t('statement.provisional')}
    </Notice>
  );
}

function StatementFacts({ statement }: { statement: Statement }) {
  const { t } = useTranslation('statements');
  const { subjectType, subjectName, subjectNo, period, version, createdAt } = statement;
  const facts = [
    { term: t(`statement.${subjectType}Name`), value: subjectName },
    { term: t(`statement.${subjectType}No`), value: subjectNo },
    {
      term: t('statement.clearingDate'),
      value: period.from === period.to ? period.from : t('period', period),
    },
    { term: t('statement.version'), value: t('statement.versionNo', { version }) },
    { term: t('statement.createdAt'), value: shanghaiMinute(Date.parse(createdAt)) },
  ];
  return <Facts facts={facts} layout="inline" />;
}
