import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { createStatementRepository } from '../db/repositories/statement-repository.ts';
import type { NewStatement, NewStatementFile } from '../db/repositories/statement-publication.ts';
import type { StatementSnapshot } from '../db/repositories/statement-snapshot.ts';
import type { StatementSubjectRecord } from '../db/repositories/statement-subjects.ts';
import { BusinessError } from '../domain/errors.ts';
import { sameTotals, type StatementModel, type Totals } from '../domain/statement.ts';
import { shanghaiDate, type StatementPeriod } from '../domain/statement-period.ts';
import type { RenderedFile } from '../rendering/render-statement.ts';
import type { ActivityDependencies } from './dependencies.ts';

type ApplicationTypeRecord = Readonly<{ code: string; name: string }>;

/** A statement as messages speak of it; `supersedes` is the version that it corrects. */
export interface ProducedStatement {
  readonly id: string;
  readonly applicationTypeName: string;
  readonly version: number;
  readonly supersedes?: number;
  readonly provisional?: boolean;
  /** Whether the version that it replaces was provisional. */
  readonly completes?: boolean;
  readonly totals: Totals;
  readonly files: readonly Pick<NewStatementFile, 'format' | 'fileName' | 'bytes' | 'sha256'>[];
}

/** What a subject has for a period: all its statements, and those of them that are new and have to be published. */
export interface Produced {
  readonly statements: readonly ProducedStatement[];
  readonly unpublished: readonly NewStatement[];
}

/** What producing takes. */
export type ProducerParts = Pick<ActivityDependencies, 'database' | 'vault' | 'renderer' | 'files' | 'clock'>;

/**
 * Renders and stores the statements of one subject over one period, one for each application type with transactions,
 * or for the one that is named. The signal ends rendering at once. Nothing is visible until the caller publishes the result. The same rows as last time
 * give no new version.
 */
export function createProducer({ database, vault, renderer, files, clock }: ProducerParts) {
  const statements = createStatementRepository(database, vault);

  async function produceOne(
    subject: StatementSubjectRecord,
    type: ApplicationTypeRecord,
    period: StatementPeriod,
    provisional: boolean,
    signal: AbortSignal | undefined,
  ) {
    const snapshot = await statements.readSnapshot(subject, type.code, period);
    const latest = await statements.latest(subject, type.code, period);
    // The same rows make a version all the same where the one before was provisional and this one is not.
    const standingFiles =
      latest?.snapshotDigest === snapshot.digest && (provisional || !latest.provisional)
        ? await statements.filesOf(latest.id)
        : [];
    // Files whose time was over are made again for whoever asks.
    if (latest && standingFiles.length > 0) {
      const { id, version, totals } = latest;
      const standing = { id, version, totals, provisional: latest.provisional };
      return {
        statement: {
          ...standing,
          applicationTypeName: type.name,
          files: standingFiles,
        },
      };
    }
    const described = { ...describe(subject, type, period, snapshot, latest), provisional };
    const stored = await renderAndStore(subject, type, described, snapshot, signal);
    const unpublished = { ...described, files: stored };
    const completes = latest?.provisional === true && !provisional;
    const correction = latest && { supersedes: latest.version, completes };
    return { statement: { ...unpublished, applicationTypeName: type.name, ...correction }, unpublished };
  }

  async function renderAndStore(
    subject: StatementSubjectRecord,
    type: ApplicationTypeRecord,
    statement: Omit<NewStatement, 'files'>,
    snapshot: StatementSnapshot,
    signal: AbortSignal | undefined,
  ): Promise<NewStatementFile[]> {
    const directory = await mkdtemp(join(tmpdir(), 'statement-'));
    try {
      const model = modelOf(subject, type, statement, snapshot, clock());
      const rendered = await renderer.render(model, directory, signal);
      requireAgreement(rendered, statement);
      return await Promise.all(rendered.map((file) => store(statement, file)));
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  async function store(
    statement: Omit<NewStatement, 'files'>,
    file: RenderedFile,
  ): Promise<NewStatementFile> {
    const { subjectType, subjectNo, period, id } = statement;
    const { format, fileName, bytes, sha256 } = file;
    const storageKey = `statements/${period.from.slice(0, 7)}/${subjectType}/${subjectNo}/${id}/statement.${format}`;
    await files.put(storageKey, file.path);
    return { format, part: 1, fileName, storageKey, bytes, sha256 };
  }

  return async function produce(
    subject: StatementSubjectRecord,
    period: StatementPeriod,
    { onlyType, signal }: { readonly onlyType?: string; readonly signal?: AbortSignal } = {},
  ): Promise<Produced> {
    const produced: ProducedStatement[] = [];
    const unpublished: NewStatement[] = [];
    const provisional = await statements.isProvisional(period);
    for (const type of await statements.applicationTypesIn(subject, period)) {
      if (onlyType !== undefined && type.code !== onlyType) continue;
      const one = await produceOne(subject, type, period, provisional, signal);
      produced.push(one.statement);
      if (one.unpublished) unpublished.push(one.unpublished);
    }
    return { statements: produced, unpublished };
  };
}

function describe(
  { subjectType, subjectId, subjectNo }: StatementSubjectRecord,
  type: ApplicationTypeRecord,
  period: StatementPeriod,
  snapshot: StatementSnapshot,
  latest: { id: string; version: number } | undefined,
): Omit<NewStatement, 'files'> {
  return {
    id: randomUUID(),
    subjectType,
    subjectId,
    subjectNo,
    applicationTypeCode: type.code,
    period,
    version: (latest?.version ?? 0) + 1,
    supersedesId: latest?.id ?? null,
    totals: snapshot.totals,
    snapshotDigest: snapshot.digest,
  };
}

function modelOf(
  { subjectType, subjectNo, name, branchName }: StatementSubjectRecord,
  type: ApplicationTypeRecord,
  { period, version, provisional }: Omit<NewStatement, 'files'>,
  { sections, totals }: StatementSnapshot,
  now: Date,
): StatementModel {
  return {
    branchName,
    applicationTypeName: type.name,
    subject: { type: subjectType, no: subjectNo, name },
    period,
    version,
    ...(provisional && { provisional }),
    producedOn: shanghaiDate(now.getTime()),
    sections,
    totals,
  };
}

/** The sums made in SQL and those each writer made of the rows it wrote must be the same to the fen. */
function requireAgreement(rendered: readonly RenderedFile[], { totals }: Omit<NewStatement, 'files'>): void {
  if (!rendered.every((file) => sameTotals(file.totals, totals))) throw new BusinessError('TOTALS_DISAGREE');
}
