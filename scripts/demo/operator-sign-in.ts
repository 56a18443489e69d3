import { TOTP } from 'otpauth';

export interface OperatorSecrets {
  readonly username: string;
  readonly password: string;
  /** Base32. */
  readonly totpSecret: string;
}

/** What `POST /ops/session` wants of an operator, with the code that an authenticator app would show now. */
export function operatorSignIn({ username, password, totpSecret }: OperatorSecrets, now = new Date()) {
  return {
    username,
    password,
    code: new TOTP({ secret: totpSecret }).generate({ timestamp: now.getTime() }),
  };
}
