import express, { type RequestHandler } from 'express';
import { BusinessError } from '../../domain/errors.ts';
import { policy } from '../../domain/policy.ts';

const parse = express.json({ limit: policy.api.bodyBytes, inflate: false, type: () => true });

/**
 * Reads a JSON object, for routes that want one.
 *
 * @throws BusinessError MEDIA_TYPE_UNSUPPORTED, REQUEST_TOO_LARGE, REQUEST_MALFORMED (the latter two as the
 *   parser's own errors, which the problem handler translates)
 */
export const readJsonBody: RequestHandler = (request, response, next) => {
  const kind = request.is('application/json');
  const empty = kind === null || request.get('Content-Length') === '0';
  if (empty) throw new BusinessError('REQUEST_MALFORMED');
  if (kind === false) throw new BusinessError('MEDIA_TYPE_UNSUPPORTED');
  parse(request, response, next);
};
