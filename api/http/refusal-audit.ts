import type { Request } from 'express';
import type { Actor, Route } from './route.ts';

interface Refused {
  readonly request: Request;
  readonly route: Pick<Route, 'access' | 'audit' | 'path'>;
  readonly actor: Actor | undefined;
  readonly error: unknown;
}

/** Keeps the audit row of a request that an audited route refused. */
export type RefusalAudit = (refused: Refused) => Promise<void>;
