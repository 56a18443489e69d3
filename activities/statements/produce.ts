import { randomUUID } from 'node:crypto';
import { mkdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { LatestStatement } from '../../db/repositories/statements/latest-statements.ts';
import type {
  NewStatement,
  NewStatementFile,
} from '../../db/repositories/statements/statement-publication.ts';
import type { ProductionInput } from '../../db/repositories/statements/production-inputs.ts';
import { buildInMemoryContent } from '../../db/repositories/statements/in-memory-content.ts';
import { BusinessError } from '../../domain/errors.ts';
import type { StatementContent } from '../../domain/statements/statement-content.ts';
import { largestFen } from '../../domain/clearing/row-fault.ts';
import { isBalanced, sameTotals, subtractTotals, type Totals } from '../../domain/clearing/totals.ts';
import type { StatementPeriod } from '../../domain/clearing/period.ts';
import type { RenderedFile, RenderedStatement } from '../../rendering/render-statement.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { currentDigestOf, nextVersionOf, type StatementToProduce, versionOf } from './next-version.ts';
import { sourceOf } from './printed-statement.ts';

/** A statement as messages speak of it; `supersedes` is the version that it corrects. */
export interface ProducedStatement {
  readonly id: string;
  readonly applicationTypeName: string;
  readonly version: number;
  readonly supersedes?: number;
  readonly provisional?: boolean;
  /** Whether the version that it replaces was provisional. */
  readonly completes?: boolean;
  /** What it has more than the version that it replaces, negative for less; all 0 where only the heading differs. */
  readonly difference?: Totals;
  readonly totals: Totals;
  readonly files: readonly Pick<NewStatementFile, 'format' | 'fileName' | 'bytes' | 'sha256'>[];
}

/** What a subject has for a period: all its statements, and those of them that are new and have to be published. */
export interface Produced {
  readonly statements: readonly ProducedStatement[];
  readonly unpublished: readonly NewStatement[];
  /** How many clear card numbers were masked in them. */
  readonly maskedCards: number;
}

/** What producing takes. */
export type ProducerParts = Pick<ActivityDependencies, 'renderer' | 'files' | 'clock'> & {
  readonly repositories: Pick<ActivityDependencies['repositories'], 'publications' | 'statementContents'>;
};

/** What a production may say, as it was planned. */
export interface ProductionTerms {
  /** The month is not complete. */
  readonly provisional: boolean;
  /** The same rows under another heading make a version, too. */
  readonly reissue?: boolean;
}

export interface ProducingOptions extends ProductionTerms {
  /** A folder to write in; the caller removes it. */
  readonly folder: string;
  readonly onlyType?: string;
  readonly signal?: AbortSignal;
}

/**
 * Renders and stores the statements of one subject over one period, one for each application type with transactions,
 * or for the one that is named. The signal ends rendering at once. Nothing is visible until the caller publishes the
 * result. The same rows as last time give no new version.
 */
export function createProducer({ repositories, renderer, files, clock }: ProducerParts) {
  const { publications, statementContents } = repositories;

  async function produceOne(request: StatementToProduce, { folder, signal }: ProducingOptions) {
    const { latest, applicationTypeName, provisional } = request;
    const directory = join(folder, randomUUID());
    await mkdir(directory);
    const { made, maskedCards } = await withContent(request, async (content) => {
      const made = await make(request, content, directory, signal);
      return { made, maskedCards: content.findings.maskedCards };
    });
    if (!made) return { statement: await currentVersion(request, latest!), maskedCards };
    const { statement, rendered } = made;
    const stored = await Promise.all(rendered.map((file) => store(statement, file)));
    const unpublished = { ...statement, files: stored };
    const completes = latest?.provisional === true && !provisional;
    const difference = latest && subtractTotals(statement.totals, latest.totals);
    const correction = latest && { supersedes: latest.version, completes, difference: difference! };
    return { statement: { ...unpublished, applicationTypeName, ...correction }, unpublished, maskedCards };
  }

  function withContent<T>(
    request: StatementToProduce,
    use: (content: StatementContent) => Promise<T>,
  ): Promise<T> {
    const { subject, ledger } = request;
    if (!ledger) return statementContents.withContent(request, use);
    const { rows, totals, findings } = ledger;
    const section = { merchantNo: subject.subjectNo, merchantName: subject.name, rows };
    return use(buildInMemoryContent([section], totals, findings));
  }

  /** Undefined when the newest version has the same rows: of many rows that is known only when all are written. */
  async function make(
    request: StatementToProduce,
    content: StatementContent,
    directory: string,
    signal: AbortSignal | undefined,
  ) {
    const currentDigest = currentDigestOf(request);
    const inMemory = content.kind === 'in-memory';
    if (inMemory && content.digest === currentDigest) return undefined;
    requireWritable(content);
    const { latest } = request;
    const replaces = latest && { version: latest.version, totals: latest.totals };
    const printed = { ...request, version: versionOf(request), replaces, producedAt: clock() };
    const rendered = await renderer.render(sourceOf(printed, content), directory, signal);
    requireAgreement(rendered, content);
    const digest = inMemory ? content.digest : rendered.digest;
    if (digest === currentDigest) return undefined;
    return { statement: nextVersionOf(request, content.totals, digest), rendered: rendered.files };
  }

  async function currentVersion({ applicationTypeName }: StatementToProduce, latest: LatestStatement) {
    const { id, version, totals, provisional } = latest;
    return { id, version, totals, provisional, applicationTypeName, files: await publications.filesOf(id) };
  }

  async function store(
    statement: Omit<NewStatement, 'files'>,
    file: RenderedFile,
  ): Promise<NewStatementFile> {
    const { subjectType, subjectNo, period, id } = statement;
    const { format, fileName, bytes, sha256 } = file;
    // With other bytes, of another day or another release, it is another file: none is ever written over.
    const name = `${sha256.slice(0, 16)}.${format}`;
    const storageKey = `statements/${period.from.slice(0, 7)}/${subjectType}/${subjectNo}/${id}/${name}`;
    await files.put(storageKey, file.path);
    // Small or large, the next statement of the folder needs the room.
    await unlink(file.path);
    return { format, part: 1, fileName, storageKey, bytes, sha256 };
  }

  return async function produce(
    { subject, memberNames, statements }: ProductionInput,
    period: StatementPeriod,
    options: ProducingOptions,
  ): Promise<Produced> {
    const { provisional, reissue = false } = options;
    const produced: ProducedStatement[] = [];
    const unpublished: NewStatement[] = [];
    let maskedCards = 0;
    for (const { applicationType, ...input } of statements) {
      const { code: applicationTypeCode, name: applicationTypeName } = applicationType;
      if (options.onlyType !== undefined && applicationTypeCode !== options.onlyType) continue;
      const names = { applicationTypeCode, applicationTypeName, memberNames };
      const request = { subject, ...names, period, provisional, reissue, ...input };
      const one = await produceOne(request, options);
      produced.push(one.statement);
      if (one.unpublished) unpublished.push(one.unpublished);
      maskedCards += one.maskedCards;
    }
    return { statements: produced, unpublished, maskedCards };
  };
}

/** Sums have the limit of their rows: more digits than a spreadsheet keeps are in none of the files. */
function requireWritable({ totals }: StatementContent): void {
  const { amountFen, netFen, feeFen } = totals;
  if (Math.max(...[amountFen, netFen, feeFen].map(Math.abs)) > largestFen)
    throw new BusinessError('LEDGER_AMOUNT_INVALID', { column: 'totals' });
}

/** The sums made in SQL and those each writer made of the rows it wrote must be the same to the fen. */
function requireAgreement({ files }: RenderedStatement, { totals }: StatementContent): void {
  const agree = files.every((file) => sameTotals(file.totals, totals));
  if (!agree || !isBalanced(totals)) throw new BusinessError('TOTALS_DISAGREE');
}
