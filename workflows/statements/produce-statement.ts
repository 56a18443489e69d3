import type { ProduceStatementInput, ProduceStatementResult } from '../../contracts/statements.ts';
import { producing } from '../proxies.ts';
import { causeOf } from '../refusals.ts';

/** The statements of one merchant or group over a range inside one month, one for each application type with transactions. */
export async function produceStatement(input: ProduceStatementInput): Promise<ProduceStatementResult> {
  try {
    return await producing.produceOnDemand(input);
  } catch (error) {
    throw causeOf(error);
  }
}
