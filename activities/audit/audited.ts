import type { Recording } from '../../db/audit/audit-trail.ts';
import type { NewAuditEvent } from '../../db/audit/new-audit-event.ts';
import { BusinessError } from '../../domain/errors.ts';
import type { ActivityDependencies } from '../dependencies.ts';

/** An activity that says how it is audited; only these can be registered (`activities/index.ts`). */
export type DeclaredActivity<Args extends unknown[], Output> = ((...args: Args) => Promise<Output>) & {
  readonly audit: 'both' | 'refusals-only' | 'none';
};
export type DeclaredActivities = Readonly<Record<string, DeclaredActivity<never, unknown>>>;

/** What a row says beyond its action. Without them, actor and target are the flow and the outcome is ACCEPTED. */
export type AuditEntry = Partial<Pick<NewAuditEvent, 'actor' | 'target' | 'outcome' | 'reason' | 'detail'>>;

export interface AuditDeclaration<Input, Output> {
  readonly action: string | ((input: Input) => string);
  /** Precedes the flow's id in actor and target, for example `activation:{id}`. */
  readonly flow?: 'activation' | 'recovery' | 'contact-change';
  /** With `refusals-only` the work writes the accepted row itself, usually in its own transaction. */
  readonly audit: 'both' | 'refusals-only';
  /** Every run leaves a row. Otherwise a run with the same inputs leaves only the first row of each outcome. */
  readonly repeatable?: true;
  /** Details of both outcomes. */
  readonly detail?: (input: Input) => Promise<NonNullable<AuditEntry['detail']>>;
  readonly auditEntry?: (input: Input, output: Output) => Promise<AuditEntry>;
}

/** The accepted row of work that is declared with `refusals-only`. */
export interface AcceptedAudit {
  /** For the writer of the change, which appends the row in its transaction. */
  recording(entry: AuditEntry): Recording;
  /** For work that writes nothing else. */
  write(entry: AuditEntry): Promise<void>;
}

export type AuditedDependencies = Pick<ActivityDependencies, 'clock'> & {
  readonly repositories: Pick<ActivityDependencies['repositories'], 'auditTrail' | 'sealedInputs'>;
};

type Work<Input, Output> = (input: Input, accepted: AcceptedAudit) => Promise<Output>;
type InputIds = readonly [string, ...string[]];

/** Declares that an activity has no audit row from here; the reason is for readers. */
export function unaudited<Args extends unknown[], Output>(
  _reason: string,
  work: (...args: Args) => Promise<Output>,
): DeclaredActivity<Args, Output> {
  return Object.assign((...args: Args) => work(...args), { audit: 'none' as const });
}

/**
 * Declares how activities are audited, and writes their rows. Flow and origin come from the sealed input: a step whose
 * input was wiped is refused without a row.
 */
export function createAudited(dependencies: AuditedDependencies) {
  const { repositories, clock } = dependencies;
  const { auditTrail: trail, sealedInputs: inputs } = repositories;

  /** For work with several inputs: the first names flow and origin, all together are the row's cause. */
  function auditedBy<Input, Output>(
    inputIdsOf: (input: Input) => InputIds,
    declaration: AuditDeclaration<Input, Output>,
    work: Work<Input, Output>,
  ): DeclaredActivity<[Input], Output> {
    const audited = async (input: Input): Promise<Output> => {
      const inputIds = inputIdsOf(input);
      // Read before the work: some steps wipe what was typed.
      const typed = await inputs.originOf(inputIds[0]);
      const detail = typed && (await declaration.detail?.(input));
      const eventOf = (entry: AuditEntry): NewAuditEvent | undefined => {
        if (!typed) return undefined;
        const { action, causeKey } = identify(declaration, input, inputIds, entry.outcome);
        const flow = declaration.flow ? `${declaration.flow}:${typed.flowId}` : typed.flowId;
        const who = { actor: flow, target: flow, origin: typed.origin };
        return { ...who, ...entry, at: clock(), action, detail: { ...detail, ...entry.detail }, ...causeKey };
      };
      const writeAudit = async (entry: AuditEntry): Promise<void> => {
        const event = eventOf(entry);
        if (event) await trail.record(event);
      };
      const recording = (entry: AuditEntry): Recording => {
        const event = eventOf(entry);
        return event ? trail.recording(event) : async () => undefined;
      };
      try {
        const output = await work(input, { recording, write: writeAudit });
        if (declaration.audit === 'both')
          await writeAudit((await declaration.auditEntry?.(input, output)) ?? {});
        return output;
      } catch (error) {
        if (error instanceof BusinessError)
          await writeAudit({ outcome: 'REFUSED', detail: { errorCode: error.code } });
        throw error;
      }
    };
    return Object.assign(audited, { audit: declaration.audit });
  }

  function audited<Input extends { readonly inputId: string }, Output>(
    declaration: AuditDeclaration<Input, Output>,
    work: Work<Input, Output>,
  ): DeclaredActivity<[Input], Output> {
    return auditedBy(({ inputId }) => [inputId], declaration, work);
  }

  return { audited, auditedBy };
}

function identify<Input>(
  { action: declared, repeatable }: Pick<AuditDeclaration<Input, never>, 'action' | 'repeatable'>,
  input: Input,
  inputIds: InputIds,
  outcome: AuditEntry['outcome'] = 'ACCEPTED',
) {
  const action = typeof declared === 'string' ? declared : declared(input);
  return { action, causeKey: repeatable ? {} : { causeKey: [action, outcome, ...inputIds].join(':') } };
}
