import type { WorkflowBundleOption } from '@temporalio/worker';

/** All workflow code, which `npm test` bundles once for every test file. */
export function workflowBundle(): WorkflowBundleOption {
  const codePath = process.env['TEST_WORKFLOW_BUNDLE'];
  if (!codePath) throw new Error('TEST_WORKFLOW_BUNDLE is not set: run `npm test -- PATH`');
  return { codePath };
}
