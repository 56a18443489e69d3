import { createReporter } from '../report.ts';
import { buildPortal } from './build-portal.ts';

const reporter = createReporter();
await reporter.step('Pages of the portal', buildPortal);
