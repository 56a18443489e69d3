import { BusinessError } from '../../../../domain/errors.ts';
import { periodOfMonth } from '../../../../domain/clearing/period.ts';
import { isDate } from '../../../../domain/shanghai-time.ts';
import { validated } from '../../../http/schemas/validated.ts';

/** A calendar date in Asia/Shanghai. */
export const date = validated((typed) => {
  if (!isDate(typed)) throw new BusinessError('PERIOD_FORMAT');
  return typed;
}).meta({ description: 'YYYY-MM-DD, Asia/Shanghai.', example: '2019-09-09' });

/** A month that exists, `YYYY-MM`. */
export const month = validated((typed) => {
  periodOfMonth(typed);
  return typed;
}).meta({ description: 'YYYY-MM.', example: '2019-09' });
