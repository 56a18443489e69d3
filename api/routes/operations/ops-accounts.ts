import type { z } from 'zod';
import {
  createOperatorAccountQueries,
  type OperatedAccount,
} from '../../../db/queries/operations/operator-account-queries.ts';
import { createOperatorCommands } from '../../../db/web/operations/operator-commands.ts';
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
  summary: 'Accounts by username, merchant number or group number',
  query: schemas.accountQuery,
  responses: { 200: { description: 'One page of them, by username.', schema: schemas.accountList } },
  refusals: [],
} as const;

const showHead = {
  method: 'get',
  path: `${base}/{id}`,
  access,
  tag,
  summary: 'One account, its addresses masked',
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
  summary: 'Free an address, for example a phone number that has a new owner',
  params: rowPath,
  body: schemas.unbindBody,
  responses: { 204: { description: 'Unbound.' } },
  refusals: ['ROUTE_NOT_FOUND', 'ACCOUNT_NOT_FOUND', 'CONTACT_NOT_FOUND', 'NOTHING_TO_CHANGE'],
} as const;

type OrderCall = Call<z.output<typeof rowPath>, unknown, z.output<typeof commandBody>>;

/** Looking accounts up, and the orders operators give about them. A password is neither told nor set. */
export function operatorAccountRoutes(dependencies: ApiDependencies): Route[] {
  const { database, vault } = dependencies;
  const wakeOutbox = createOutboxWake(dependencies);
  const accounts = createOperatorAccountQueries(database, vault);
  const commands = createOperatorCommands(database, vault);

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
      handle: async (call: OrderCall) => {
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
    commandRoute('unlock', 'account.unlock', 'Lift what keeps its owner from signing in', (...command) =>
      commands.unlockAccount(...command),
    ),
    commandRoute('disable', 'account.disable', 'Let nobody sign in, and end its sessions', (...order) =>
      commands.disableAccount(...order),
    ),
    commandRoute('enable', 'account.enable', 'Let its owner sign in again', (...order) =>
      commands.enableAccount(...order),
    ),
    commandRoute('sessions/end', 'account.end-sessions', 'End all its sessions', (...order) =>
      commands.endSessions(...order),
    ),
    commandRoute(
      'second-factor/remove',
      'account.remove-second-factor',
      'Let the password alone sign in, for who has lost app and recovery codes',
      async (...order) => {
        await commands.removeSecondFactor(...order);
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
