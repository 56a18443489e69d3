import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../generated/openapi.ts';
import { unwrap, api } from '../api/client.ts';

export type Strength = components['schemas']['PasswordStrength'];

const afterTypingMs = 300;

/** A password's strength, fetched when typing pauses; undefined without a password or an answer. */
export function usePasswordStrength(password: string, username: string | undefined): Strength | undefined {
  const [strength, setStrength] = useState<Strength>();
  const { language } = useTranslation().i18n;
  useEffect(() => {
    if (!password) return;
    const leaving = new AbortController();
    const fetchStrength = async () => {
      const body = { password, ...(username && { username }) };
      const request = api.POST('/api/v1/password-strength', { body, signal: leaving.signal });
      // Only advice: the API checks the password again on submission.
      const answer = await unwrap(request).catch(() => undefined);
      if (!leaving.signal.aborted) setStrength(answer);
    };
    const pause = setTimeout(() => void fetchStrength(), afterTypingMs);
    return () => {
      clearTimeout(pause);
      leaving.abort();
    };
  }, [password, username, language]);
  return password ? strength : undefined;
}
