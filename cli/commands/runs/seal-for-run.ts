import { sealedRunFlow } from '../../../contracts/ids.ts';
import type { CommandContext } from '../../command.ts';

/** Keeps what was typed about a run, so that only its id travels. */
export function sealForRun(
  { repositories, now }: CommandContext,
  period: string,
  typed: object,
): Promise<string> {
  return repositories.sealedInputs.seal(sealedRunFlow(period), typed, now);
}
