import { useEffect, useEffectEvent } from 'react';

interface SmsCode {
  readonly code: string;
}

/**
 * The code out of the text message, where the browser can offer it (WebOTP; the message ends with the line that binds it
 * to this site). Elsewhere `autocomplete="one-time-code"` does the same above the keyboard.
 */
export function useSmsCode(expected: boolean, onCode: (code: string) => void): void {
  const take = useEffectEvent(onCode);
  useEffect(() => {
    if (!expected || !('OTPCredential' in window)) return;
    const leaving = new AbortController();
    const options = { otp: { transport: ['sms'] }, signal: leaving.signal };
    navigator.credentials.get(options as CredentialRequestOptions).then(
      (found) => found && take((found as unknown as SmsCode).code),
      // Declined, or left: the field is there.
      () => undefined,
    );
    return () => leaving.abort();
  }, [expected]);
}
