import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  label: 'Password',
  newLabel: 'New password',
  repeat: 'Repeat the password',
  rules: {
    title: 'The password must have:',
    length: '{{from}} to {{to}} characters',
    upper: 'an uppercase letter (A–Z)',
    lower: 'a lowercase letter (a–z)',
    digit: 'a digit (0–9)',
    names: 'no part of your username',
    met: 'met',
    unmet: 'not met yet',
  },
  strength: {
    title: 'Strength',
    score: { is0: 'very weak', is1: 'weak', is2: 'fair', is3: 'strong', is4: 'very strong' },
    enough: 'You can use it.',
    notEnough: 'Not strong enough yet. Please make it harder to guess.',
  },
  missing: 'Enter a password',
  unmet: 'Choose a password that meets the rules below',
  missingRepeat: 'Repeat the password',
  different: 'The passwords don’t match. Please enter them again',
};
