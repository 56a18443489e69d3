import { sealedRunFlow } from '../../../contracts/ids.ts';
import { createSealedInputs } from '../../../db/sealed-inputs.ts';
import type { CommandContext } from '../../command.ts';

/** Keeps what was typed about a run, so that only its id travels. */
export function sealForRun(
  { database, vault, now }: CommandContext,
  period: string,
  typed: object,
): Promise<string> {
  return createSealedInputs(database, vault).seal(sealedRunFlow(period), typed, now);
}
