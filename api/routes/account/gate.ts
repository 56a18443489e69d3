import type { Request } from 'express';
import { BusinessError } from '../../../domain/errors.ts';
import { createBrowserBinding } from './flows/browser-binding.ts';
import { createCookies } from '../../http/cookies.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Gate } from '../../http/gate.ts';
import type { Actor, BoundFlow } from '../../http/route.ts';

/**
 * Decides who may pass, before anything else about a request is looked at.
 *
 * @throws BusinessError SESSION_REQUIRED; FLOW_NOT_FOUND for a flow that another browser began, the same as for one
 *   that does not exist; TERMS_REQUIRED for an account that has not agreed to the newest terms
 */
export function createGate({ queries, stores, vault, clock, settings }: ApiDependencies): Gate {
  const { sessions } = stores;
  const { terms } = queries;
  const cookies = createCookies(settings.PUBLIC_ORIGIN);
  const bindings = {
    activation: createBrowserBinding(vault.otpKey, 'activation'),
    recovery: createBrowserBinding(vault.otpKey, 'recovery'),
  };

  function requireBinding(request: Request, flow: BoundFlow): undefined {
    const bound = bindings[flow].holds(String(request.params['id']), cookies.read(request, flow));
    if (!bound) throw new BusinessError('FLOW_NOT_FOUND');
  }

  async function requireSession(request: Request, actorType: 'account' | 'operator'): Promise<Actor> {
    const token = cookies.read(request, actorType === 'account' ? 'session' : 'operator');
    const found = token === undefined ? undefined : await sessions.find(token, clock());
    if (found?.actorType !== actorType) throw new BusinessError('SESSION_REQUIRED');
    return { sessionId: found.sessionId, actorId: found.actorId };
  }

  async function requireTerms({ actorId }: Actor): Promise<void> {
    if (!(await terms.hasAcceptedCurrent(actorId, clock()))) throw new BusinessError('TERMS_REQUIRED');
  }

  return async (request, { access, beforeTerms }) => {
    if (access === 'anyone') return undefined;
    if (access === 'activation' || access === 'recovery') return requireBinding(request, access);
    const actor = await requireSession(request, access);
    if (access === 'account' && !beforeTerms) await requireTerms(actor);
    return actor;
  };
}
