import { useEffect, useEffectEvent } from 'react';

interface SmsCode {
  readonly code: string;
}

/**
 * Reads the code from the text message where the browser supports WebOTP; the message's last line binds it to this
 * site. Elsewhere `autocomplete="one-time-code"` offers the code above the keyboard.
 */
export function useSmsCode(expected: boolean, onCode: (code: string) => void): void {
  const take = useEffectEvent(onCode);
  useEffect(() => {
    if (!expected || !('OTPCredential' in window)) return;
    const leaving = new AbortController();
    const options = { otp: { transport: ['sms'] }, signal: leaving.signal };
    navigator.credentials.get(options as CredentialRequestOptions).then(
      (found) => found && take((found as unknown as SmsCode).code),
      // Declined or aborted: the person types the code.
      () => undefined,
    );
    return () => leaving.abort();
  }, [expected]);
}
