import { BusinessError } from '../../../../domain/errors.ts';
import { periodOfMonth } from '../../../../domain/clearing/period.ts';
import { isDate } from '../../../../domain/shanghai-time.ts';
import { judged } from '../../../http/schemas/judged.ts';

/** A calendar date in Asia/Shanghai. */
export const date = judged((typed) => {
  if (!isDate(typed)) throw new BusinessError('PERIOD_FORMAT');
  return typed;
}).meta({ description: 'YYYY-MM-DD, Asia/Shanghai.', example: '2019-09-09' });

/** A month that exists, `YYYY-MM`. */
export const month = judged((typed) => {
  periodOfMonth(typed);
  return typed;
}).meta({ description: 'YYYY-MM.', example: '2019-09' });
