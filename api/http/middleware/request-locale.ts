import type { Request } from 'express';
import type { Locale } from '../../../domain/locale.ts';

/** The language the browser prefers, Chinese when it prefers none of ours. */
export function requestLocale(request: Request): Locale {
  return request.acceptsLanguages(['zh-CN', 'zh', 'en']) === 'en' ? 'en' : 'zh-CN';
}
