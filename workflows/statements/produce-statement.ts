import { setHandler } from '@temporalio/workflow';
import type {
  ProduceStatementInput,
  ProduceStatementResult,
  ProductionProgress,
} from '../../contracts/statements.ts';
import { planning, producing } from '../proxies.ts';
import { causeOf } from '../refusals.ts';
import { productionProgress } from './definitions.ts';

/**
 * The statements of one merchant or group over a range inside one month, one application type with transactions after
 * the other, so that a waiting page sees the progress.
 */
export async function produceStatement(input: ProduceStatementInput): Promise<ProduceStatementResult> {
  let progress: ProductionProgress = { done: 0, total: 0 };
  setHandler(productionProgress, () => progress);
  try {
    const types = await planning.applicationTypesOf(input);
    const statementIds: string[] = [];
    for (const [done, applicationTypeCode] of types.entries()) {
      progress = { done, total: types.length };
      const produced = await producing.produceOnDemand({ ...input, applicationTypeCode });
      statementIds.push(...produced.statementIds);
    }
    progress = { done: types.length, total: types.length };
    return { statementIds };
  } catch (error) {
    throw causeOf(error);
  }
}
