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
  summary: 'The process is alive',
  responses: { 200: { description: 'It is.', schema: alive } },
  refusals: [],
} as const;

const readyHead = {
  method: 'get',
  path: '/readyz',
  access: 'anyone',
  tag,
  summary: 'An activation can be done and a statement produced',
  description: 'The database and Temporal answer, and workers wait for work. `details` tells what does not.',
  responses: { 200: { description: 'All of it answers.', schema: ready } },
  refusals: ['SERVICE_UNAVAILABLE'],
} as const;

/** For whoever watches over the process: is it alive, and could a person get something done now. */
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
