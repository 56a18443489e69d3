import express, { type Express } from 'express';
import type { ApiDependencies } from './dependencies.ts';
import { createGate } from './routes/account/gate.ts';
import { accessLog } from './http/middleware/access-log.ts';
import { answerProblems, refuseUnknownRoute } from './http/middleware/answer-problems.ts';
import { officialHostOnly } from './http/middleware/official-host.ts';
import { assignRequestId } from './http/middleware/request-id.ts';
import { refuseCrossSite } from './http/middleware/same-site.ts';
import { securityHeaders } from './http/middleware/security-headers.ts';
import { mountRoute } from './http/mount-route.ts';
import { createRefusalAudit } from './routes/audit/refusal-audit.ts';
import { servePortal } from './http/pages/portal-pages.ts';
import { createRoutes } from './routes/index.ts';

/** Builds the api; the caller decides where it listens. */
export function buildApp(dependencies: ApiDependencies): Express {
  const { queries, log, clock, settings } = dependencies;
  const { support } = queries;
  const gate = createGate(dependencies);
  const recordRefusal = createRefusalAudit(dependencies);
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.set('trust proxy', settings.TRUSTED_PROXIES);
  app.use(
    assignRequestId,
    accessLog(log),
    securityHeaders(settings.PUBLIC_ORIGIN),
    officialHostOnly({
      publicOrigin: settings.PUBLIC_ORIGIN,
      brand: settings.BRAND_NAME,
      hotline: settings.HOTLINE,
    }),
    refuseCrossSite(settings.PUBLIC_ORIGIN),
  );
  for (const route of createRoutes(dependencies)) mountRoute(app, route, { gate, clock, recordRefusal });
  servePortal(app, dependencies);
  app.use(refuseUnknownRoute);
  app.use(answerProblems({ log, hotline: settings.HOTLINE, contacts: () => support.contacts() }));
  return app;
}
