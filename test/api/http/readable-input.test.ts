import { expect, test } from '@jest/globals';
import { readableInput } from '../../../api/http/readable-input.ts';
import { InvalidRequest } from '../../../api/http/refusals.ts';

test.each(['a\0b', 'a\x1b[0m', 'a\ud800', 'a\ufffd'])(
  '%j is refused by its field, and not repeated',
  (text) => {
    const refusal = (input: unknown): unknown => {
      try {
        return readableInput(input);
      } catch (error) {
        return error instanceof InvalidRequest ? error.errors : error;
      }
    };
    expect(refusal({ reason: text })).toEqual([{ field: 'reason', code: 'REQUEST_INVALID' }]);
    expect(refusal({ provisional: { reason: text } })).toMatchObject([{ field: 'provisional.reason' }]);
    expect(refusal({ list: [1, text] })).toMatchObject([{ field: 'list' }]);
    expect(refusal({ [text]: 'x', 'not-ours 1': text })).toMatchObject([{ field: '' }]);
    expect(refusal({ password: text })).toMatchObject([{ field: 'password' }]);
  },
);

test('code points of old GBK systems become those of today, but in a password', () => {
  const typed = { q: '\ue863店', password: '\ue863', newPassword: '\ue863', count: 1, none: null, on: true };
  expect(readableInput(typed)).toEqual({ ...typed, q: '䶮店' });
});
