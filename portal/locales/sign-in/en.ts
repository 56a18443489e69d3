import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  title: 'Sign in',
  lead: 'See and download your monthly clearing statements',
  username: 'Username',
  password: 'Password',
  missing: {
    username: 'Enter your username',
    password: 'Enter your password',
    code: 'Enter the code',
    recoveryCode: 'Enter a recovery code',
  },
  submit: 'Sign in',
  pending: 'Signing in …',
  forgotten: 'Forgotten password',
  new: {
    title: 'New here?',
    what: 'Merchants and groups with a contract but without an account activate it first. It takes about five minutes.',
    action: 'Activate an account',
  },
  expired: 'You were signed out after a while without activity. Sign in and you are back where you were.',
  signedOut: 'You are signed out.',
  recovered: 'Your new password is set. Sign in with it.',
  code: {
    title: 'Enter your code',
    why: 'This account has a second factor: besides the password it wants a code.',
    label: 'Code',
    hint: 'The 6 digits your authenticator app shows',
    recoveryLabel: 'Recovery code',
    recoveryHint:
      'One of the 10-character codes you kept when you switched the second factor on; each works once',
    useRecovery: 'I don’t have my phone: use a recovery code',
    useCode: 'Use a code of the app',
    submit: 'Continue',
    pending: 'Checking …',
    restart: 'Sign in again',
  },
};
