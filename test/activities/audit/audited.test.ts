import { expect, test } from '@jest/globals';
import { type DeclaredActivities, unaudited } from '../../../activities/audit/audited.ts';

test('an activity without an audit declaration does not compile', async () => {
  const forget = async ({ inputId }: { inputId: string }) => inputId;
  // @ts-expect-error The declaration is missing: without this line, tsc reports it.
  const undeclared: DeclaredActivities = { forget };
  const declared = { forget: unaudited('housekeeping', forget) } satisfies DeclaredActivities;
  expect(Object.keys(undeclared)).toEqual(Object.keys(declared));
  expect(declared.forget.audit).toBe('none');
  expect(await declared.forget({ inputId: 'input-1' })).toBe('input-1');
});
