import { createOpenApiDocument } from '../openapi.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { activationStepRoutes } from './activation-steps.ts';
import { activationRoutes } from './activations.ts';
import { captchaRoutes } from './captchas.ts';
import { contactChangeStepRoutes } from './contact-change-steps.ts';
import { contactChangeRoutes } from './contact-changes.ts';
import { contactRoutes } from './contacts.ts';
import { objectionRoutes } from './activation-objections.ts';
import { directoryRoutes } from './directory.ts';
import { groupPasswordRoutes } from './group-passwords.ts';
import { healthRoutes } from './health.ts';
import { operatorSessionRoutes } from './ops-session.ts';
import { operatorAccountRoutes } from './ops-accounts.ts';
import { operatorActivationRoutes } from './ops-activations.ts';
import { auditRoutes } from './ops-audit.ts';
import { operatorOutboxRoutes } from './ops-outbox.ts';
import { operatorScheduleRoutes } from './ops-schedule.ts';
import { noticeRoutes } from './notices.ts';
import { notificationSettingsRoutes } from './notification-settings.ts';
import { pageRoutes } from './pages.ts';
import { passwordRoutes } from './password.ts';
import { recoveryRoutes } from './recoveries.ts';
import { recoveryStepRoutes } from './recovery-steps.ts';
import { passwordStrengthRoutes } from './password-strength.ts';
import { retryRoutes } from './retries.ts';
import { runOrderRoutes } from './run-orders.ts';
import { runRoutes } from './runs.ts';
import { secondFactorRoutes } from './second-factor.ts';
import { sessionRoutes } from './session.ts';
import { sessionListRoutes } from './sessions.ts';
import { statementArchiveRoutes } from './statement-archives.ts';
import { statementFileRoutes } from './statement-files.ts';
import { statementManifestRoutes } from './statement-manifests.ts';
import { statementMonthRoutes } from './statement-months.ts';
import { statementPreviewRoutes } from './statement-previews.ts';
import { statementRequestRoutes } from './statement-requests.ts';
import { statementRoutes } from './statements.ts';
import { siteRoutes } from './site.ts';
import { termsAcceptanceRoutes } from './terms-acceptances.ts';
import { termsRoutes } from './terms.ts';

/** Every route there is, the one that describes them all included. */
export function createRoutes(dependencies: ApiDependencies): Route[] {
  const routes: Route[] = [
    ...activationRoutes(dependencies),
    ...activationStepRoutes(dependencies),
    ...objectionRoutes(dependencies),
    ...siteRoutes(dependencies),
    ...termsRoutes(dependencies),
    ...captchaRoutes(dependencies),
    ...termsAcceptanceRoutes(dependencies),
    ...passwordStrengthRoutes(dependencies),
    ...sessionRoutes(dependencies),
    ...sessionListRoutes(dependencies),
    ...secondFactorRoutes(dependencies),
    ...recoveryRoutes(dependencies),
    ...recoveryStepRoutes(dependencies),
    ...passwordRoutes(dependencies),
    ...contactRoutes(dependencies),
    ...contactChangeRoutes(dependencies),
    ...contactChangeStepRoutes(dependencies),
    ...noticeRoutes(dependencies),
    ...notificationSettingsRoutes(dependencies),
    ...directoryRoutes(dependencies),
    // Before the statement of an id: `archive` is none.
    ...statementArchiveRoutes(dependencies),
    ...statementRoutes(dependencies),
    ...statementRequestRoutes(dependencies),
    ...statementFileRoutes(dependencies),
    ...statementMonthRoutes(dependencies),
    ...statementManifestRoutes(dependencies),
    ...statementPreviewRoutes(dependencies),
    ...operatorSessionRoutes(dependencies),
    ...groupPasswordRoutes(dependencies),
    ...runRoutes(dependencies),
    ...runOrderRoutes(dependencies),
    ...operatorAccountRoutes(dependencies),
    ...operatorActivationRoutes(dependencies),
    ...operatorOutboxRoutes(dependencies),
    ...operatorScheduleRoutes(dependencies),
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
