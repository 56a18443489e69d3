import { createOpenApiDocument } from '../openapi.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { activationStepRoutes } from './activation-steps.ts';
import { activationRoutes } from './activations.ts';
import { directoryRoutes } from './directory.ts';
import { healthRoutes } from './health.ts';
import { operatorSessionRoutes } from './ops-session.ts';
import { operatorAccountRoutes } from './ops-accounts.ts';
import { operatorActivationRoutes } from './ops-activations.ts';
import { auditRoutes } from './ops-audit.ts';
import { operatorOutboxRoutes } from './ops-outbox.ts';
import { pageRoutes } from './pages.ts';
import { retryRoutes } from './retries.ts';
import { runRoutes } from './runs.ts';
import { sessionRoutes } from './session.ts';
import { sessionListRoutes } from './sessions.ts';
import { statementFileRoutes } from './statement-files.ts';
import { statementRoutes } from './statements.ts';
import { termsRoutes } from './terms.ts';

/** Every route there is, the one that describes them all included. */
export function createRoutes(dependencies: ApiDependencies): Route[] {
  const routes: Route[] = [
    ...activationRoutes(dependencies),
    ...activationStepRoutes(dependencies),
    ...termsRoutes(dependencies),
    ...sessionRoutes(dependencies),
    ...sessionListRoutes(dependencies),
    ...directoryRoutes(dependencies),
    ...statementRoutes(dependencies),
    ...statementFileRoutes(dependencies),
    ...operatorSessionRoutes(dependencies),
    ...runRoutes(dependencies),
    ...operatorAccountRoutes(dependencies),
    ...operatorActivationRoutes(dependencies),
    ...operatorOutboxRoutes(dependencies),
    ...auditRoutes(dependencies),
    ...retryRoutes(dependencies),
    ...healthRoutes(dependencies),
    ...pageRoutes(dependencies),
  ];
  routes.push(documentRoute(() => document));
  const document = createOpenApiDocument(routes, dependencies.settings);
  return routes;
}

function documentRoute(document: () => unknown): Route {
  return defineRoute({
    method: 'get',
    path: '/api/openapi.json',
    access: 'anyone',
    tag: 'Pages',
    summary: 'This document',
    responses: { 200: { description: 'OpenAPI 3.1.', contentType: 'application/json' } },
    refusals: [],
    handle: () => ({ status: 200, json: document() }),
  });
}
