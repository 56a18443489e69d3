import { useTranslation } from 'react-i18next';
import type { Statement } from './queries/use-statements.ts';
import { sortFiles } from './sort-files.ts';

/** Links to a statement's files. Plain links start a download immediately. */
export function FileLinks({ statement }: { statement: Statement }) {
  const { t } = useTranslation('statements');
  return (
    <span className="statements-files">
      {sortFiles(statement.files).map(({ format, href, fileName }) => (
        <a key={format} href={href} download={fileName} aria-label={t('list.download', { fileName })}>
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
