import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import Sequencer from '@jest/test-sequencer';

const durations = JSON.parse(readFileSync(new URL('durations.json', import.meta.url), 'utf8'));

/**
 * Starts the files of durations.json first, the longest at the head, so that no long file is left to run alone at the
 * end. Jest orders the rest by its own records, which a fresh clone has none of.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const seconds = ({ path, context }) => durations[relative(context.config.rootDir, path)] ?? 0;
    return super.sort(tests).toSorted((a, b) => seconds(b) - seconds(a));
  }
}
