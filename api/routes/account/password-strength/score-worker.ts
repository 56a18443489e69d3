import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { policy } from '../../../../domain/policy.ts';
import { chineseWords } from './chinese-words.ts';
import type { Scored, ScoreJob } from './scored.ts';

const chinese = 'passwords-chinese';
const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common, ...english, [chinese]: [...chineseWords] },
  graphs: adjacencyGraphs,
  maxLength: policy.password.scoredCharacters,
  // Each substitution multiplies the work; who needs more of them has a strong password.
  l33tMaxSubstitutions: 10,
});

/** What the scoring thread runs for each password; piscina finds it by its name. */
export function score({ password, names }: ScoreJob): Scored {
  const scored = [...password].slice(0, policy.password.scoredCharacters).join('');
  const result = zxcvbn.check(scored, [...names]);
  const { warning, suggestions } = result.feedback;
  const [first, ...others] = result.sequence;
  const list: unknown = first?.pattern === 'dictionary' ? first.dictionaryName : undefined;
  return {
    score: result.score,
    guessesLog10: Math.round(result.guessesLog10 * 10) / 10,
    common: others.length === 0 && typeof list === 'string' && list.startsWith('passwords-'),
    reasons: warning ? [warning] : [],
    suggestions,
  };
}
