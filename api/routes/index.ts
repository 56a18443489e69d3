import { createViewer } from './account/viewer.ts';
import { createOpenApiDocument } from '../http/openapi.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { activationStepRoutes } from './activation/activation-steps.ts';
import { activationRoutes } from './activation/activations.ts';
import { captchaRoutes } from './account/captchas.ts';
import { contactChangeStepRoutes } from './account/contact-change-steps.ts';
import { contactChangeRoutes } from './account/contact-changes.ts';
import { contactRoutes } from './account/contacts.ts';
import { objectionRoutes } from './activation/activation-objections.ts';
import { directoryRoutes } from './statements/directory.ts';
import { groupPasswordRoutes } from './activation/group-passwords.ts';
import { healthRoutes } from './health.ts';
import { operatorSessionRoutes } from './operations/ops-session.ts';
import { operatorAccountRoutes } from './operations/ops-accounts.ts';
import { operatorActivationRoutes } from './operations/ops-activations.ts';
import { auditRoutes } from './audit/ops-audit.ts';
import { operatorOutboxRoutes } from './operations/ops-outbox.ts';
import { operatorScheduleRoutes } from './runs/ops-schedule.ts';
import { noticeRoutes } from './account/notices.ts';
import { notificationSettingsRoutes } from './account/notification-settings.ts';
import { pageRoutes } from './pages.ts';
import { passwordRoutes } from './account/password.ts';
import { recoveryRoutes } from './account/recoveries.ts';
import { recoveryStepRoutes } from './account/recovery-steps.ts';
import { passwordStrengthRoutes } from './account/password-strength.ts';
import { monthRoutes } from './runs/months.ts';
import { retryRoutes } from './runs/retries.ts';
import { runCommandRoutes } from './runs/run-commands.ts';
import { updateRoutes } from './runs/updates.ts';
import { runRoutes } from './runs/runs.ts';
import { secondFactorRoutes } from './account/second-factor.ts';
import { sessionRoutes } from './account/session.ts';
import { sessionListRoutes } from './account/sessions.ts';
import { statementArchiveRoutes } from './statements/statement-archives.ts';
import { statementFileRoutes } from './statements/statement-files.ts';
import { statementManifestRoutes } from './statements/statement-manifests.ts';
import { statementMonthRoutes } from './statements/statement-months.ts';
import { statementPreviewRoutes } from './statements/statement-previews.ts';
import { statementRequestRoutes } from './statements/statement-requests.ts';
import { statementRoutes } from './statements/statements.ts';
import { siteRoutes } from './site.ts';
import { termsAcceptanceRoutes } from './account/terms-acceptances.ts';
import { termsRoutes } from './account/terms.ts';

/** Every route there is, the one that describes them all included. */
export function createRoutes(dependencies: ApiDependencies): Route[] {
  const viewerOf = createViewer(dependencies.queries);
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
    ...directoryRoutes(dependencies, viewerOf),
    // Before the statement of an id: `archive` is none.
    ...statementArchiveRoutes(dependencies, viewerOf),
    ...statementRoutes(dependencies, viewerOf),
    ...statementRequestRoutes(dependencies, viewerOf),
    ...statementFileRoutes(dependencies, viewerOf),
    ...statementMonthRoutes(dependencies, viewerOf),
    ...statementManifestRoutes(dependencies, viewerOf),
    ...statementPreviewRoutes(dependencies, viewerOf),
    ...operatorSessionRoutes(dependencies),
    ...groupPasswordRoutes(dependencies),
    ...monthRoutes(dependencies),
    ...runRoutes(dependencies),
    ...runCommandRoutes(dependencies),
    ...operatorAccountRoutes(dependencies),
    ...operatorActivationRoutes(dependencies),
    ...operatorOutboxRoutes(dependencies),
    ...operatorScheduleRoutes(dependencies),
    ...auditRoutes(dependencies),
    ...retryRoutes(dependencies),
    ...updateRoutes(dependencies),
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
