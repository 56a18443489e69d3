import { BusinessError } from '../../domain/errors.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { createReadiness } from './readiness.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { alive, ready } from './schemas/health.ts';

const tag = 'Health';
const headers = { 'Cache-Control': 'no-store' };

const aliveHead = {
  method: 'get',
  path: '/healthz',
  access: 'anyone',
  tag,
  summary: 'Liveness: the process is running',
  responses: { 200: { description: 'Alive.', schema: alive } },
  refusals: [],
} as const;

const readyHead = {
  method: 'get',
  path: '/readyz',
  access: 'anyone',
  tag,
  summary: 'Readiness: activations and statements can be processed',
  description: 'Checks the database, Temporal and the workers. `details` names what is down.',
  responses: { 200: { description: 'Everything is up.', schema: ready } },
  refusals: ['SERVICE_UNAVAILABLE'],
} as const;

/** Liveness and readiness probes for process monitoring. */
export function healthRoutes(dependencies: ApiDependencies): Route[] {
  const readiness = createReadiness(dependencies);
  return [
    defineRoute({ ...aliveHead, handle: () => ({ status: 200, headers, json: { status: 'ok' } }) }),
    defineRoute({
      ...readyHead,
      handle: async () => {
        const answers = await readiness();
        if (Object.values(answers).includes('down')) throw new BusinessError('SERVICE_UNAVAILABLE', answers);
        return { status: 200, headers, json: { status: 'ready', ...answers } };
      },
    }),
  ];
}
