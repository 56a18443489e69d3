import type { z } from 'zod';
import type { OperatedAccount } from '../../../db/queries/operations/operator-account-queries.ts';
import type { OperatorCommand } from '../../../db/audit/operator-command.ts';
import { BusinessError } from '../../../domain/errors.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import { createOutboxWake } from '../delivery/outbox-wake.ts';
import { operatorCommandOf } from '../audit/operator-command.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { rowPath } from '../../http/schemas/paging.ts';
import { commandBody } from '../audit/schemas/command.ts';
import * as schemas from './schemas/operations.ts';

const access = 'operator';
const tag = 'Operations';
const base = '/api/v1/ops/accounts';

const searchHead = {
  method: 'get',
  path: base,
  access,
  tag,
  summary: 'Find accounts by username, merchant number or group number',
  query: schemas.accountQuery,
  responses: { 200: { description: 'One page, ordered by username.', schema: schemas.accountList } },
  refusals: [],
} as const;

const showHead = {
  method: 'get',
  path: `${base}/{id}`,
  access,
  tag,
  summary: 'One account, with masked addresses',
  params: rowPath,
  responses: { 200: { description: 'The account.', schema: schemas.accountDetail } },
  refusals: ['ROUTE_NOT_FOUND', 'ACCOUNT_NOT_FOUND'],
} as const;

const unbindHead = {
  audit: 'account.unbind',
  method: 'post',
  path: `${base}/{id}/unbind`,
  access,
  tag,
  summary: 'Unbind an address, for example a phone number with a new owner',
  params: rowPath,
  body: schemas.unbindBody,
  responses: { 204: { description: 'Unbound.' } },
  refusals: ['ROUTE_NOT_FOUND', 'ACCOUNT_NOT_FOUND', 'CONTACT_NOT_FOUND', 'NOTHING_TO_CHANGE'],
} as const;

type CommandCall = Call<z.output<typeof rowPath>, unknown, z.output<typeof commandBody>>;

/** Looking accounts up, and the commands operators give about them. A password is neither told nor set. */
export function operatorAccountRoutes(dependencies: ApiDependencies): Route[] {
  const { queries, stores, vault } = dependencies;
  const { operatorAccounts: accounts } = queries;
  const wakeOutbox = createOutboxWake(dependencies);
  const { operatorCommands: commands } = stores;

  function commandRoute(
    verb: string,
    audit: string,
    summary: string,
    command: (accountId: number, command: OperatorCommand) => Promise<void>,
  ): Route {
    return defineRoute({
      audit,
      method: 'post',
      path: `${base}/{id}/${verb}`,
      access,
      tag,
      summary,
      params: rowPath,
      body: commandBody,
      responses: { 204: { description: 'Done.' } },
      refusals: ['ROUTE_NOT_FOUND', 'ACCOUNT_NOT_FOUND', 'NOTHING_TO_CHANGE'],
      handle: async (call: CommandCall) => {
        await command(call.params.id, operatorCommandOf(vault, call));
        return { status: 204 };
      },
    });
  }

  return [
    defineRoute({
      ...searchHead,
      handle: async ({ query }) => {
        const q = query.q.normalize('NFKC').toLowerCase();
        const page = await accounts.search({ ...query, q });
        return { status: 200, json: { ...page, items: page.items.map(accountJson) } };
      },
    }),
    defineRoute({
      ...showHead,
      handle: async ({ params, now }) => {
        const found = await accounts.byId(params.id, now);
        if (!found) throw new BusinessError('ACCOUNT_NOT_FOUND');
        return { status: 200, json: accountJson(found) };
      },
    }),
    commandRoute('unlock', 'account.unlock', 'Clear the sign-in waits of an account', (...command) =>
      commands.unlockAccount(...command),
    ),
    commandRoute('disable', 'account.disable', 'Disable an account and end its sessions', (...command) =>
      commands.disableAccount(...command),
    ),
    commandRoute('enable', 'account.enable', 'Enable a disabled account', (...command) =>
      commands.enableAccount(...command),
    ),
    commandRoute('sessions/end', 'account.end-sessions', 'End all sessions of an account', (...command) =>
      commands.endSessions(...command),
    ),
    commandRoute(
      'second-factor/remove',
      'account.remove-second-factor',
      'Remove two-step sign-in, for an owner who lost the app and the recovery codes',
      async (...command) => {
        await commands.removeSecondFactor(...command);
        wakeOutbox();
      },
    ),
    defineRoute({
      ...unbindHead,
      handle: async (call) => {
        await commands.unbindContact(call.params.id, call.body.contactId, operatorCommandOf(vault, call));
        wakeOutbox();
        return { status: 204 };
      },
    }),
  ];
}

function accountJson(account: OperatedAccount) {
  return {
    ...account,
    createdAt: account.createdAt.toISOString(),
    contacts: account.contacts.map((contact) => ({ ...contact, createdAt: contact.createdAt.toISOString() })),
  };
}
