import { auditOriginOf } from '../audit/audit-origin.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { notificationSettings } from './schemas/notification-settings.ts';

const path = '/api/v1/notification-settings';
const own = { access: 'account', tag: 'Contacts', refusals: [] } as const;
const responses = { 200: { description: 'The current settings.', schema: notificationSettings } };

const showHead = {
  ...own,
  method: 'get',
  path,
  summary: 'How this account is notified of statements',
  responses,
} as const;

const changeHead = {
  ...own,
  audit: 'account.notification-settings',
  method: 'put',
  path,
  summary: 'Change how this account is notified of statements',
  description: 'Applies from the next statement. Security messages are always sent.',
  body: notificationSettings,
  responses,
} as const;

/** What the signed-in account wants to be mailed. */
export function notificationSettingsRoutes({ stores, vault }: ApiDependencies): Route[] {
  const { notificationSettings: settingsOf } = stores;
  return [
    defineRoute({
      ...showHead,
      handle: async ({ actor }) => ({ status: 200, json: await settingsOf.of(actor().actorId) }),
    }),
    defineRoute({
      ...changeHead,
      handle: async ({ actor, body: settings, request, now }) => {
        const origin = auditOriginOf(vault, request);
        await settingsOf.change({ accountId: actor().actorId, settings, origin, now });
        return { status: 200, json: settings };
      },
    }),
  ];
}
