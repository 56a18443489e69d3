import { defineQuery } from '@temporalio/workflow';
import type { ProductionProgress } from '../../contracts/statements.ts';

/** How far a production on demand has come. */
export const productionProgress = defineQuery<ProductionProgress>('progress');
