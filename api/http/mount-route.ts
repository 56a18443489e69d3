import type { Express, RequestHandler } from 'express';
import { BusinessError } from '../../domain/errors.ts';
import type { Gate } from './gate.ts';
import { readableInput } from './readable-input.ts';
import { readJsonBody, readOptionalJsonBody } from './middleware/json-body.ts';
import { requestLocale } from './middleware/request-locale.ts';
import { sendReply } from './reply.ts';
import type { RefusalAudit } from './refusal-audit.ts';
import type { Actor, Route } from './route.ts';

interface MountOptions {
  readonly gate: Gate;
  readonly recordRefusal: RefusalAudit;
  readonly clock: () => Date;
}

/** Puts a route in its place: name it for the log, let nobody in who may not, read the body, answer; a refusal leaves its audit row. */
export function mountRoute(app: Express, route: Route, { gate, clock, recordRefusal }: MountOptions): void {
  const begin: RequestHandler = (_request, response, next) => {
    response.locals['route'] = route.path;
    if (route.path.startsWith('/api/v1')) response.set('Cache-Control', 'no-store');
    next();
  };
  const admit: RequestHandler = async (request, response, next) => {
    response.locals['actor'] = await gate(request, route);
    next();
  };
  const answer: RequestHandler = async (request, response) => {
    const admitted = response.locals['actor'] as Actor | undefined;
    const actor = () => admitted ?? signInFirst();
    const call = {
      request,
      params: readableInput({ ...request.params }, '') as Record<string, string>,
      query: readableInput({ ...request.query }, '') as Record<string, unknown>,
      body: readableInput(request.body),
      actor,
      locale: requestLocale(request),
      now: clock(),
    };
    await sendReply(response, await route.answer(call));
  };
  const audited =
    (handler: RequestHandler): RequestHandler =>
    async (request, response, next) => {
      try {
        await handler(request, response, next);
      } catch (error) {
        await recordRefusal({ request, route, actor: response.locals['actor'] as Actor | undefined, error });
        throw error;
      }
    };
  const read = route.bodyOptional ? readOptionalJsonBody : readJsonBody;
  const [admitted, answered] = [audited(admit), audited(answer)];
  const chain = route.body ? [begin, admitted, read, answered] : [begin, admitted, answered];
  app[route.method](expressPath(route.path), ...chain);
}

/** `/things/{id}` as Express spells it. */
function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function signInFirst(): never {
  throw new BusinessError('SESSION_REQUIRED');
}
