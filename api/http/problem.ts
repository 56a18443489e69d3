import type { Locale } from '../../domain/locale.ts';
import { httpStatusOf } from './http-status.ts';
import type { FieldError, Refused } from './refusals.ts';
import { messageFor } from '../messages/catalogue.ts';

export interface SupportContacts {
  readonly branchName: string;
  readonly supportContacts: readonly { readonly region: string; readonly phones: readonly string[] }[];
}

/** Whom to call, as data: pages lay it out as they like. */
interface Support {
  readonly hotline: string;
  readonly contacts: readonly SupportContacts[];
}

interface ProblemContext {
  readonly locale: Locale;
  readonly requestId: string;
  readonly hotline: string;
  readonly support?: Support | undefined;
}

/** The body of an error, `application/problem+json` of RFC 9457. */
export function problemOf({ code, details, errors }: Refused, context: ProblemContext) {
  const { title, detail } = messageFor(code, context.locale, { ...details, hotline: context.hotline });
  return {
    type: `urn:merchant-online-services:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status: httpStatusOf[code],
    ...(detail && { detail }),
    code,
    requestId: context.requestId,
    ...(errors && errors.length > 0 && { errors: errors.map((error) => worded(error, context)) }),
    ...(details && Object.keys(details).length > 0 && { details }),
    ...(context.support && { support: context.support }),
  };
}

/** What to do about one field, short enough to stand beside it. */
function worded({ field, code }: FieldError, { locale, hotline }: ProblemContext) {
  const { title, detail } = messageFor(code, locale, { hotline });
  return { field, code, message: detail || title };
}
