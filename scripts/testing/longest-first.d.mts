import sequencer from '@jest/test-sequencer';

export default class LongestFirst extends sequencer.default {}
