import type { Request } from 'express';
import { BusinessError } from '../../../../domain/errors.ts';
import { createBrowserBinding } from './browser-binding.ts';
import { createCookies } from '../../../http/cookies.ts';
import type { ApiDependencies } from '../../../dependencies.ts';
import type { Reply } from '../../../http/reply.ts';
import type { BoundFlow } from '../../../http/route.ts';
import { orUndefinedIfUnavailable } from '../../../http/or-undefined-if-unavailable.ts';
import { stillWorkingReply } from '../../../http/accepted-reply.ts';

interface StartedFlowKind<State> {
  readonly flow: BoundFlow;
  /** Where it stands as long as nobody has taken a step. */
  readonly firstState: State;
  /** How long its cookie is kept. */
  readonly lifetimeMs: number;
}

interface StartedFlow<View> {
  readonly request: Request;
  readonly flowId: string;
  /** Its address. */
  readonly where: string;
  readonly view: Promise<View>;
}

/** Answers for a flow of somebody who is not signed in that was just begun, and binds it to the browser. */
export function createFlowStartedReply<State extends string>(
  { vault, settings }: Pick<ApiDependencies, 'vault' | 'settings'>,
  { flow, firstState, lifetimeMs }: StartedFlowKind<State>,
) {
  const cookies = createCookies(settings.PUBLIC_ORIGIN);
  const binding = createBrowserBinding(vault.otpKey, flow);

  /** @throws BusinessError STEP_OUT_OF_ORDER */
  return async <View extends { readonly state: string }>(started: StartedFlow<View>): Promise<Reply> => {
    const { request, flowId, where } = started;
    const cookie = cookies.write(flow, binding.proofOf(flowId), lifetimeMs);
    const view = await orUndefinedIfUnavailable(started.view);
    if (!view) return { ...stillWorkingReply(where), cookies: [cookie] };
    const known = binding.holds(flowId, cookies.read(request, flow));
    // A repeat follows at once; past the first step, only the browser that took it may go on.
    if (view.state !== firstState && !known) throw new BusinessError('STEP_OUT_OF_ORDER');
    return { status: 201, headers: { Location: where }, cookies: [cookie], json: view };
  };
}
