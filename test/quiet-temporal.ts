import { DefaultLogger, Runtime } from '@temporalio/worker';

/** Imported for its effect, once in each test file that runs workers: only errors are worth a line in a test's output. */
Runtime.install({ logger: new DefaultLogger('ERROR') });
