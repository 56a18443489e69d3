import { TestWorkflowEnvironment } from '@temporalio/testing';

// Run as a process by sdk-download.ts: node sdk-download-main.ts createLocal|createTimeSkipping FOLDER
const [server, downloadDir = ''] = process.argv.slice(2);
const create = server === 'createLocal' ? 'createLocal' : 'createTimeSkipping';
const environment = await TestWorkflowEnvironment[create]({
  server: { executable: { type: 'cached-download', downloadDir } },
});
await environment.teardown();
