import type { Request } from 'express';

type CookieName = 'session' | 'operator' | 'activation' | 'recovery' | 'second-factor' | 'captcha';

interface Cookies {
  read(request: Request, name: CookieName): string | undefined;
  /** The Set-Cookie value; without `maxAgeMs` the browser forgets it when it closes. */
  write(name: CookieName, value: string, maxAgeMs?: number): string;
  clear(name: CookieName): string;
}

/**
 * The cookies of an origin: `__Host-` and Secure on https, where no other host can plant them; the plain name on
 * http://localhost, where browsers refuse that prefix. Out of scripts' reach, and not sent from other sites' forms.
 */
export function createCookies(publicOrigin: string): Cookies {
  const secure = publicOrigin.startsWith('https:');
  const nameOf = (name: CookieName) => (secure ? `__Host-${name}` : name);
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    read: (request, name) => valueIn(request.get('Cookie') ?? '', nameOf(name)),
    write: (name, value, maxAgeMs) => {
      const maxAge = maxAgeMs === undefined ? '' : `; Max-Age=${Math.floor(maxAgeMs / 1_000)}`;
      return `${nameOf(name)}=${value}; ${attributes}${maxAge}`;
    },
    clear: (name) => `${nameOf(name)}=; ${attributes}; Max-Age=0`,
  };
}

function valueIn(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined && /^[\w-]{1,128}$/.test(value)) return value;
  }
  return undefined;
}
