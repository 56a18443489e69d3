import type { Request } from 'express';
import type { NewSession } from '../../../../db/web/account/sessions.ts';
import type { ActorType } from '../../../../db/entities/session.ts';
import { createCookies } from '../../../http/cookies.ts';
import { createSessionAudit } from './session-audit.ts';
import type { ApiDependencies } from '../../../dependencies.ts';
import type { Actor } from '../../../http/route.ts';

type Proved = Pick<NewSession, 'actorId' | 'passwordHash'>;

/** Opens and ends the session of a browser; both answer the cookie to set. */
export function createBrowserSession(dependencies: ApiDependencies, actorType: ActorType) {
  const { stores, settings } = dependencies;
  const audit = createSessionAudit(dependencies, actorType);
  const { sessions } = stores;
  const cookies = createCookies(settings.PUBLIC_ORIGIN);
  const name = actorType === 'account' ? 'session' : 'operator';

  /**
   * A new token at every sign-in; the browser's previous session ends, even if it belonged to another account.
   *
   * @throws BusinessError SIGN_IN_REFUSED when the hash that the password was checked against is no longer in force
   */
  async function open(request: Request, { actorId, passwordHash }: Proved, now: Date): Promise<string> {
    const replaced = cookies.read(request, name);
    const before = replaced === undefined ? undefined : await sessions.find(replaced, now);
    if (before) await sessions.end(before.sessionId, now, audit.closed(request, before, now));
    const userAgent = request.get('User-Agent') ?? '';
    const { token } = await sessions.open(
      { actorType, actorId, passwordHash, userAgent, now },
      audit.opened(request, actorId, now),
    );
    return cookies.write(name, token);
  }

  async function end(
    request: Request,
    { sessionId, actorId }: Pick<Actor, 'sessionId' | 'actorId'>,
    now: Date,
  ): Promise<string> {
    await sessions.end(sessionId, now, audit.closed(request, { sessionId, actorId }, now));
    return cookies.clear(name);
  }

  return { open, end };
}
