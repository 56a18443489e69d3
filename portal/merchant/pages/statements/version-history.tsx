import { useTranslation } from 'react-i18next';
import { generatePath, Link } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { formatFen } from '../../../../domain/money.ts';
import { shanghaiMinute } from '../../../../domain/shanghai-time.ts';
import type { components } from '../../../generated/openapi.ts';
import { Section } from '../../../shared/components/section.tsx';
import { Tag } from '../../../shared/components/tag.tsx';
import { FileLinks } from './file-links.tsx';
import { useVersions } from './queries/use-statement.ts';
import { RowTable } from './row-table.tsx';

type Version = components['schemas']['StatementVersionList']['items'][number];

/** Every version with its changes. Versions are never overwritten. */
export function VersionHistory({ shown }: { shown: string }) {
  const { t } = useTranslation('statements');
  const { data: versions } = useVersions(shown);
  const newest = versions?.[0];
  if (!newest) return null;
  return (
    <Section className="statement-section" title={t('versions.title')}>
      {versions.length === 1 && <p>{t('versions.only')}</p>}
      {versions.length > 1 && (
        <ol className="statement-versions plain-list">
          {versions.map((version) => (
            <VersionLine
              key={version.id}
              version={version}
              newest={newest.version}
              isShown={version.id === shown}
            />
          ))}
        </ol>
      )}
    </Section>
  );
}

interface VersionLineProps {
  readonly version: Version;
  readonly newest: number;
  readonly isShown: boolean;
}

function VersionLine({ version: one, newest, isShown }: VersionLineProps) {
  const { t } = useTranslation('statements');
  const { id, version, createdAt } = one;
  return (
    <li>
      <h3>
        {isShown ? (
          t('statement.versionNo', { version })
        ) : (
          <Link to={generatePath(portalPages.statement, { id })}>{t('versions.open', { version })}</Link>
        )}{' '}
        <Tag kind={version === newest ? 'good' : 'neutral'}>
          {version === newest ? t('versions.current') : t('versions.superseded', { version: newest })}
        </Tag>
      </h3>
      <p className="quiet">
        {shanghaiMinute(Date.parse(createdAt))}
        {isShown && ` · ${t('versions.shown')}`}
      </p>
      <Changes version={one} />
      <FileLinks statement={one} />
    </li>
  );
}

function Changes({ version: { version, changes, subjectType } }: { version: Version }) {
  const { t } = useTranslation('statements');
  if (version === 1) return <p>{t('versions.first')}</p>;
  if (!changes) return <p>{t('versions.notCompared')}</p>;
  const { addedRows, removedRows, amountFen, feeFen, added, removed } = changes;
  const differenceOf = (fen: number) =>
    fen === 0
      ? t('versions.same')
      : t(fen > 0 ? 'versions.more' : 'versions.less', { sum: formatFen(Math.abs(fen)) });
  const isGroup = subjectType === 'group';
  return (
    <>
      <p>
        {t('versions.changed', { version: version - 1, added: addedRows, removed: removedRows })}{' '}
        {t('versions.sums', {
          amount: differenceOf(amountFen),
          fee: differenceOf(feeFen),
          payout: differenceOf(amountFen - feeFen),
        })}
      </p>
      {added.length > 0 && <ChangedRows title={t('versions.added')} rows={added} isGroup={isGroup} />}
      {removed.length > 0 && <ChangedRows title={t('versions.removed')} rows={removed} isGroup={isGroup} />}
    </>
  );
}

interface ChangedRowsProps {
  readonly title: string;
  readonly rows: NonNullable<Version['changes']>['added'];
  readonly isGroup: boolean;
}

function ChangedRows({ title, rows, isGroup }: ChangedRowsProps) {
  return (
    <details>
      <summary>{title}</summary>
      <RowTable rows={rows} caption={title} isGroup={isGroup} />
    </details>
  );
}
