import type { Request } from 'express';
import { type ActorType, createSessions } from '../db/web/sessions.ts';
import { createCookies } from './cookies.ts';
import type { ApiDependencies } from './dependencies.ts';

/** Opens and ends the session of a browser; both answer the cookie to set. */
export function createBrowserSession({ database, settings }: ApiDependencies, actorType: ActorType) {
  const sessions = createSessions(database);
  const cookies = createCookies(settings.PUBLIC_ORIGIN);
  const name = actorType === 'account' ? 'session' : 'operator';

  /** A new token at every sign-in; the one this browser had before is ended, whoever's it was. */
  async function open(request: Request, actorId: number, now: Date): Promise<string> {
    const replaced = cookies.read(request, name);
    const before = replaced === undefined ? undefined : await sessions.find(replaced, now);
    if (before) await sessions.end(before.sessionId, now);
    const { token } = await sessions.open({
      actorType,
      actorId,
      userAgent: request.get('User-Agent') ?? '',
      now,
    });
    return cookies.write(name, token);
  }

  async function end(sessionId: string, now: Date): Promise<string> {
    await sessions.end(sessionId, now);
    return cookies.clear(name);
  }

  return { open, end };
}
