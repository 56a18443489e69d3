import { BusinessError } from '../domain/errors.ts';
import type { CommandContext } from './command.ts';

/** Does the work; when it is refused, the refusal leaves an audit row, as it does in the API. */
export async function auditRefusal<T>(
  { repositories, now: at }: CommandContext,
  order: { readonly action: string; readonly actor: string; readonly target: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    const detail = { errorCode: error.code };
    await repositories.auditTrail.record({ at, ...order, outcome: 'REFUSED', detail });
    throw error;
  }
}
