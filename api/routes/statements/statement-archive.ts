import type { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ArchivedFile } from '../../../db/queries/statements/statement-archive.ts';
import { openVerified } from '../../../storage/open-verified.ts';
import type { ApiDependencies } from '../../dependencies.ts';

/**
 * A ZIP of statements' files as a stream; each file is opened when its turn comes. XLSX and PDF are compressed already
 * and are stored as they are. `SHA256SUMS.txt` is of the form that `sha256sum -c` reads. The same files give the same
 * bytes.
 */
export function archiveStatements(
  parts: Pick<ApiDependencies, 'files' | 'log'>,
  archived: readonly ArchivedFile[],
): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  let current: Readable | undefined;
  const fail = (error: unknown) => output.destroy(error instanceof Error ? error : new Error('ZIP failed'));
  zip.on('error', fail);
  // Who goes away in the middle leaves no file open.
  output.on('close', () => current?.destroy());
  const named = withUniqueNames(archived);
  for (const { name, file } of named) {
    const options = { mtime: file.createdAt, compress: file.format === 'csv', size: file.bytes };
    zip.addReadStreamLazy(name, options, (pass) => {
      openVerified(parts, file).then((stream) => {
        current = stream.on('error', fail);
        pass(undefined, stream);
      }, fail);
    });
  }
  const sums = named.map(({ name, file }) => `${file.sha256}  ${name}\n`).join('');
  const newest = Math.max(...archived.map(({ createdAt }) => createdAt.getTime()));
  zip.addBuffer(Buffer.from(sums), 'SHA256SUMS.txt', { mtime: new Date(newest), compress: false });
  zip.end();
  return output;
}

/** Two application types may have the same letters left in a file's name. */
function withUniqueNames(files: readonly ArchivedFile[]): { name: string; file: ArchivedFile }[] {
  const times = new Map<string, number>();
  return files.map((file) => {
    const before = times.get(file.fileName) ?? 0;
    times.set(file.fileName, before + 1);
    const name = before === 0 ? file.fileName : file.fileName.replace(/(\.\w+)?$/, `_${before + 1}$1`);
    return { name, file };
  });
}
