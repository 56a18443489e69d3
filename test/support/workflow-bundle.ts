import type { WorkflowBundleOption } from '@temporalio/worker';
import { provided } from './provided.ts';

/** All workflow code, which `npm test` bundles once for every test file. */
export function workflowBundle(): WorkflowBundleOption {
  return { codePath: provided('TEST_WORKFLOW_BUNDLE') };
}
