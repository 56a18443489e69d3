import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPortalClient } from './portal-client.ts';

export interface CollectedStatement {
  readonly subjectType: string;
  readonly subjectNo: string;
  readonly applicationType: string;
  readonly version: number;
  readonly rows: number;
  readonly amountFen: number;
  readonly netFen: number;
  readonly feeFen: number;
  readonly files: readonly { format: string; path: string; bytes: number; sha256: string }[];
}

interface ListedStatement extends Omit<CollectedStatement, 'applicationType' | 'files'> {
  readonly applicationType: { readonly name: string };
  readonly files: readonly {
    format: string;
    fileName: string;
    bytes: number;
    sha256: string;
    href: string;
  }[];
}

/**
 * Signs in, lists the month's own statements and downloads every file into `folder`.
 *
 * @throws Error when a file's bytes are not those that the list promises
 */
export async function collectStatements(
  origin: string,
  signIn: { readonly username: string; readonly password: string },
  period: { readonly from: string; readonly to: string },
  folder: string,
): Promise<CollectedStatement[]> {
  const browser = createPortalClient(origin);
  await browser.signIn('session', signIn);
  const { subjectNo } = await browser.get<{ subjectNo: string }>('session');
  const { items } = await browser.get<{ items: ListedStatement[] }>(
    `statements?from=${period.from}&to=${period.to}`,
  );
  const own = items.filter((statement) => statement.subjectNo === subjectNo);
  const collected = own.map(async ({ applicationType, files, ...statement }) => {
    const saved = files.map(async ({ format, fileName, bytes, sha256, href }) => {
      const content = await browser.download(href);
      const digest = createHash('sha256').update(content).digest('hex');
      if (content.length !== bytes || digest !== sha256)
        throw new Error(`${fileName} is not what the list promises`);
      const path = await save(folder, fileName, content);
      return { format, path, bytes, sha256 };
    });
    return { ...pick(statement), applicationType: applicationType.name, files: await Promise.all(saved) };
  });
  return Promise.all(collected);
}

function pick(statement: Omit<ListedStatement, 'applicationType' | 'files'>) {
  const { subjectType, subjectNo, version, rows, amountFen, netFen, feeFen } = statement;
  return { subjectType, subjectNo, version, rows, amountFen, netFen, feeFen };
}

async function save(folder: string, fileName: string, content: Buffer): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, fileName);
  await writeFile(path, content);
  return path;
}
