import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/components/button.tsx';
import { Facts } from '../../../shared/components/facts.tsx';
import { Section } from '../../../shared/components/section.tsx';
import { formatBytes } from '../../../shared/format-bytes.ts';
import type { Statement } from './queries/use-statements.ts';
import { sortFiles } from './sort-files.ts';

type File = Statement['files'][number];

/** The files with their sizes and checksums. */
export function FileList({ files: unordered }: { files: readonly File[] }) {
  const files = sortFiles(unordered);
  const { t } = useTranslation('statements');
  return (
    <Section className="statement-section" title={t('files.title')}>
      <ul className="statement-files plain-list">
        {files.map(({ format, href, fileName, bytes }) => (
          <li key={format}>
            <a href={href} download={fileName}>
              {format.toUpperCase()}
            </a>{' '}
            <span className="quiet">
              {t(`files.about.${format}`)}, <span className="number">{formatBytes(bytes)}</span>
            </span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('files.digest')}</summary>
        <p>{t('files.purpose')}</p>
        <Facts
          layout="stacked"
          facts={files.map((file) => ({ term: file.fileName, value: <Digest file={file} /> }))}
        />
      </details>
    </Section>
  );
}

function Digest({ file: { fileName, sha256 } }: { file: File }) {
  const { t } = useTranslation('statements');
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(sha256);
    setCopied(true);
  }

  return (
    <div className="statement-digest">
      <code>{sha256}</code>
      <Button aria-label={`${t('files.copy')} ${fileName}`} onClick={() => void copy()}>
        {t(copied ? 'files.copied' : 'files.copy')}
      </Button>
      <span className="visually-hidden" role="status">
        {copied && t('files.copied')}
      </span>
    </div>
  );
}
