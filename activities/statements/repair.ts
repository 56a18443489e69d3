import type { ProduceTypeInput } from '../../contracts/statements.ts';
import type { ProductionInput } from '../../db/repositories/statements/production-inputs.ts';
import type { StatementFileRecord } from '../../db/repositories/statements/statement-publication.ts';
import { BusinessError } from '../../domain/errors.ts';
import type { StatementPeriod } from '../../domain/clearing/period.ts';
import type { RenderedFile } from '../../rendering/render-statement.ts';
import { sha256Of } from '../../storage/sha256-of.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { sourceOf } from './printed-statement.ts';

export type RepairParts = Pick<ActivityDependencies, 'renderer' | 'files' | 'clock'> & {
  readonly repositories: Pick<
    ActivityDependencies['repositories'],
    'publications' | 'statementContents' | 'auditTrail'
  >;
};

interface RepairOptions {
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Makes the lost and the damaged files of a statement again from its ledger rows, byte by byte what its rows say, or
 * nothing at all. An audit row names what was put back.
 *
 * @throws BusinessError REPAIR_REFUSED with `reason`: LEDGER_CHANGED where the rows are no longer those of the version,
 *   OTHER_BYTES where heading or release give another file
 */
export function createRepairer({ repositories, renderer, files, clock }: RepairParts) {
  const { publications, statementContents, auditTrail } = repositories;

  async function isIntact({ storageKey, bytes, sha256 }: StatementFileRecord): Promise<boolean> {
    const stored = await files.stat(storageKey);
    if (stored?.bytes !== bytes) return false;
    return (await sha256Of((await files.open(storageKey)).stream)) === sha256;
  }

  async function putBack(rendered: readonly RenderedFile[], damaged: readonly StatementFileRecord[]) {
    const pairs = damaged.map((file) => ({ file, made: rendered.find((one) => one.sha256 === file.sha256) }));
    if (pairs.some(({ made }) => !made)) throw refused('OTHER_BYTES');
    for (const { file, made } of pairs) {
      // A key is never written over, so the damaged bytes go first.
      await files.remove(file.storageKey);
      await files.put(file.storageKey, made!.path);
    }
  }

  return async function repair(
    { repairs: id = '', applicationTypeCode, requestedBy: actor }: ProduceTypeInput,
    { memberNames, statements, ...input }: ProductionInput,
    period: StatementPeriod,
    { folder, signal }: RepairOptions,
  ): Promise<string[]> {
    const issued = await publications.issued(id);
    const type = statements.find((one) => one.applicationType.code === applicationTypeCode)?.applicationType;
    if (!type || issued?.applicationTypeCode !== applicationTypeCode) return [];
    const damaged: StatementFileRecord[] = [];
    for (const file of await publications.filesOf(id)) if (!(await isIntact(file))) damaged.push(file);
    if (damaged.length === 0) return [];
    const { version, provisional, replaces, createdAt: producedAt } = issued;
    const {
      subjectName: name,
      branchName,
      applicationTypeName,
    } = issued.heading ?? {
      subjectName: input.subject.name,
      branchName: input.subject.branchName,
      applicationTypeName: type.name,
    };
    const subject = { ...input.subject, name, branchName };
    const names = { subject, applicationTypeName, memberNames };
    const printed = { ...names, period, provisional, version, replaces, producedAt };
    const wanted = { subject, applicationTypeCode, period };
    const rendered = await statementContents.withContent(wanted, async (content) => {
      const made = await renderer.render(sourceOf(printed, content), folder, signal);
      if (made.digest !== issued.snapshotDigest) throw refused('LEDGER_CHANGED');
      return made.files;
    });
    await putBack(rendered, damaged);
    const detail = { formats: damaged.map(({ format }) => format).join() };
    const target = `statement:${id}`;
    await auditTrail.record({ at: clock(), actor, action: 'statement.repair', target, detail });
    return [id];
  };
}

function refused(reason: 'LEDGER_CHANGED' | 'OTHER_BYTES'): BusinessError {
  return new BusinessError('REPAIR_REFUSED', { reason });
}
