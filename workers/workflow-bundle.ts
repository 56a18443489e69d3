import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type Logger,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { createDataConverter } from '../temporal/data-converter.ts';

/** Bundles all workflow code for the sandbox that Temporal runs it in; takes about a second. */
export function buildWorkflowBundle(
  logger: Logger = new DefaultLogger('WARN'),
): Promise<WorkflowBundleWithSourceMap> {
  const { failureConverterPath } = createDataConverter([{ id: 'none', key: Buffer.alloc(32) }]);
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
    logger,
    ...(failureConverterPath && { failureConverterPath }),
  });
}
