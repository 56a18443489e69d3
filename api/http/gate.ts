import type { Request } from 'express';
import type { Actor, Route } from './route.ts';

/** Admits a request to a route or refuses it, before its body is read. @throws BusinessError SESSION_REQUIRED and others */
export type Gate = (
  request: Request,
  route: Pick<Route, 'access' | 'beforeTerms'>,
) => Promise<Actor | undefined>;
