import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  label: 'Password',
  newLabel: 'New password',
  repeat: 'The password once more',
  rules: {
    title: 'The password must have:',
    length: '{{from}} to {{to}} characters',
    upper: 'an upper-case letter (A–Z)',
    lower: 'a lower-case letter (a–z)',
    digit: 'a digit (0–9)',
    names: 'nothing of your username',
    met: 'met',
    unmet: 'not met yet',
  },
  strength: {
    title: 'Strength',
    score: { is0: 'very weak', is1: 'weak', is2: 'fair', is3: 'strong', is4: 'very strong' },
    enough: 'It can be used.',
    notEnough: 'Not strong enough yet: please change it a little.',
  },
  missing: 'Enter a password',
  unmet: 'Change the password so that it meets the rules below',
  missingRepeat: 'Enter the password once more',
  different: 'The two passwords differ: enter them again',
};
