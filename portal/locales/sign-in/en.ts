import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  title: 'Sign in',
  lead: 'View and download your monthly clearing statements',
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
  forgotten: 'Forgot your password?',
  new: {
    title: 'New here?',
    what: 'If you have a contract but no account yet, activate your account first. It takes about five minutes.',
    action: 'Activate an account',
  },
  expired: 'You were signed out because of inactivity. Sign in to return to where you were.',
  signedOut: 'You have been signed out.',
  recovered: 'Your new password is set. Please sign in with it.',
  code: {
    title: 'Enter your code',
    why: 'This account uses two-step sign-in: you need a code as well as your password.',
    label: 'Code',
    hint: 'The 6 digits shown in your authenticator app',
    recoveryLabel: 'Recovery code',
    recoveryHint:
      'One of the 10-character codes you saved when you turned on two-step sign-in. Each works once',
    useRecovery: 'I don’t have my phone: use a recovery code',
    useCode: 'Use a code from the app',
    submit: 'Continue',
    pending: 'Checking …',
    restart: 'Sign in again',
  },
};
