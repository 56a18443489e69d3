import type { Request } from 'express';
import type { z } from 'zod';
import type { Locale } from '../../domain/locale.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { fieldErrorsOf, InvalidRequest } from './refusals.ts';
import type { Reply } from './reply.ts';

/** Who may call a route: everyone, the browser that began the flow named in the path, or who is signed in. */
export type Access = 'anyone' | BoundFlow | 'account' | 'operator';

/** A flow of somebody who is not signed in, tied to a browser by the cookie of this name. */
export type BoundFlow = 'activation' | 'recovery';

export interface Actor {
  readonly sessionId: string;
  readonly actorId: number;
}

/** One request, checked: `params`, `query` and `body` are what the route's schemas made of it. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  readonly request: Request;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** @throws BusinessError SESSION_REQUIRED on a route that everyone may call */
  readonly actor: () => Actor;
  readonly locale: Locale;
  readonly now: Date;
}

export interface ResponseDocumentation {
  readonly description: string;
  /** `application/json` unless `contentType` says otherwise. */
  readonly schema?: z.ZodType;
  readonly contentType?: string;
  readonly headers?: z.ZodObject;
}

/** What the OpenAPI document tells about a route. */
interface RouteDocumentation {
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly headers?: z.ZodObject;
  readonly responses: Readonly<Record<number, ResponseDocumentation>>;
  /** Every code the route itself refuses with; those that any route has are added by the document. */
  readonly refusals: readonly ErrorCode[];
}

interface RouteDefinition<P, Q, B> extends RouteDocumentation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI spells it, `/things/{id}`. */
  readonly path: string;
  readonly access: Access;
  /** Whether a signed-in person may call it who has not agreed to the newest terms yet; no, unless it says so. */
  readonly beforeTerms?: boolean;
  /** The action of its audit rows, for a route that changes something or gives something away. */
  readonly audit?: string;
  readonly params?: z.ZodType<P> & z.ZodObject;
  readonly query?: z.ZodType<Q> & z.ZodObject;
  readonly body?: z.ZodType<B>;
  /** No body at all is taken for `{}`. */
  readonly bodyOptional?: boolean;
  readonly handle: (call: Call<P, Q, B>) => Promise<Reply> | Reply;
}

/** A route ready to be mounted and documented. */
export interface Route extends Omit<
  RouteDefinition<unknown, unknown, unknown>,
  'handle' | 'params' | 'query'
> {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Checks the request and answers it. @throws InvalidRequest, BusinessError */
  readonly answer: (call: Call) => Promise<Reply>;
}

/** One definition gives validation, types and documentation. */
export function defineRoute<P, Q, B>(definition: RouteDefinition<P, Q, B>): Route {
  const { handle, ...documentation } = definition;
  return {
    ...documentation,
    answer: async (call) => {
      const params = checked(definition.params, call.params, 'ROUTE_NOT_FOUND');
      const query = checked(definition.query, call.query);
      const body = checked(definition.body, call.body);
      return handle({ ...call, params, query, body });
    },
  };
}

/** `instead` stands for faults that have no code of their own: a path that fits no schema is no route. */
function checked<T>(schema: z.ZodType<T> | undefined, value: unknown, instead?: ErrorCode): T {
  if (!schema) return undefined as T;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = fieldErrorsOf(result.error);
  throw new InvalidRequest(
    instead
      ? errors.map(({ field, code }) => ({ field, code: code === 'REQUEST_INVALID' ? instead : code }))
      : errors,
  );
}
