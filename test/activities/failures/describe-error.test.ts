import { expect, test } from '@jest/globals';
import { describeError } from '../../../activities/failures/describe-error.ts';
import { BusinessError } from '../../../domain/errors.ts';

test.each(['S3_NoSuchBucket', 'S3_AccessDenied', 'ENOSPC'])('the store’s reason %s is logged', (reason) => {
  expect(describeError(new BusinessError('STORAGE_FAILED', { reason }))).toMatchObject({
    code: 'STORAGE_FAILED',
    reason,
  });
});

test('a reason that is no name is not logged, nor is any other detail', () => {
  const error = new BusinessError('STORAGE_FAILED', { reason: 'for 13800138000', subjectNo: 'x' });
  expect(Object.keys(describeError(error)).toSorted()).toEqual(['at', 'code', 'name']);
});
