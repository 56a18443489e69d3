import express, { type Request, type RequestHandler } from 'express';
import { BusinessError } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';

const parse = express.json({ limit: policy.api.bodyBytes, inflate: false, type: () => true });

/**
 * Reads a JSON object, for routes that want one.
 *
 * @throws BusinessError MEDIA_TYPE_UNSUPPORTED, REQUEST_TOO_LARGE, REQUEST_MALFORMED (the latter two as the
 *   parser's own errors, which the problem handler translates)
 */
export const readJsonBody: RequestHandler = (request, response, next) => {
  const kind = request.is('application/json');
  if (isEmpty(request)) throw new BusinessError('REQUEST_MALFORMED');
  if (kind === false) throw new BusinessError('MEDIA_TYPE_UNSUPPORTED');
  parse(request, response, next);
};

/** Reads a JSON object where there is one. @throws BusinessError as `readJsonBody` */
export const readOptionalJsonBody: RequestHandler = (request, response, next) => {
  if (!isEmpty(request)) return void readJsonBody(request, response, next);
  request.body = {};
  next();
};

function isEmpty(request: Request): boolean {
  return request.is('application/json') === null || request.get('Content-Length') === '0';
}
